import type { Turn } from './model';

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
