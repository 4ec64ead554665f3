/** What the deduplicated view shows of a reply that says something new beside what it repeats. */
import type { Fold, Turn } from '../model';

/** The text without its folded stretches. */
export function newPart({ text, folds = [] }: Pick<Turn, 'text' | 'folds'>): string {
  let at = 0;
  let part = '';
  for (const { from, to } of folds) {
    part += text.slice(at, from);
    at = to;
  }
  return (part + text.slice(at)).replace(/\n{3,}/g, '\n\n').trim();
}

/** The fold that most of what is folded is in: it stands for all of them. */
export function mainFold({ folds = [] }: Pick<Turn, 'folds'>): Fold | undefined {
  const [first, ...others] = folds;
  return others.reduce((most, fold) => (lengthOf(fold) > lengthOf(most ?? fold) ? fold : most), first);
}

function lengthOf({ from, to }: Fold): number {
  return to - from;
}
