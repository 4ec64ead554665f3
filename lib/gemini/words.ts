import type { PageText } from '../model';

/**
 * A page's own words, as a JSON string: no quotation mark or line break of theirs can end it, so that nothing in
 * them stands where a caption or a question does.
 */
export function wordsOf({ kind, text, cut }: PageText): string {
  const what = kind === 'selection' ? 'that the user had selected' : 'that was to be seen';
  const whole = cut ? ', cut short, the rest is missing' : '';
  return `Text ${what} on the page then, as a JSON string of data${whole}: ${JSON.stringify(text)}`;
}
