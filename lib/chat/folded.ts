/** What the deduplicated view shows of a reply that says something new beside what it repeats. */
import type { Fold, Turn } from '../model';

export { newPart } from '../folded';

/** The fold that most of what is folded is in: it stands for all of them. */
export function mainFold({ folds = [] }: Pick<Turn, 'folds'>): Fold | undefined {
  const [first, ...others] = folds;
  return others.reduce((most, fold) => (lengthOf(fold) > lengthOf(most ?? fold) ? fold : most), first);
}

function lengthOf({ from, to }: Fold): number {
  return to - from;
}
