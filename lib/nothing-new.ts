/** What the model is told to answer when it has nothing to add, where only news are asked for. */
export const NOTHING_NEW = 'NOTHING NEW';

/** Whether that is all a reply says, whatever is around it. */
export function saysNothingNew(text: string): boolean {
  return lettersOf(text) === lettersOf(NOTHING_NEW);
}

/** Whether an unfinished reply may still turn out to say only that. */
export function maySayNothingNew(partial: string): boolean {
  return lettersOf(NOTHING_NEW).startsWith(lettersOf(partial));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/\P{L}/gu, '');
}
