import { normalise } from './normalise';
import type { Reading } from './reading';

/**
 * What names a thing: code, quotations, paths and identifiers, and words with a capital that start no sentence.
 * One of them can be the whole news of a long reply.
 */
const naming = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '["“«„「](?<quoted>[^"”»“」\\n]{1,80})["”»“」]',
    '[\\p{L}\\p{N}]+(?:[_/\\\\@.:-]+[\\p{L}\\p{N}]+)+',
    '(?<=[\\p{L}\\p{N},;:)][*_]{0,2} [*_(]{0,3})\\p{Lu}[\\p{L}\\p{N}]*',
  ].join('|'),
  'gu',
);

/** Whether a thing is named that the text before did not mention, word by word and in that order. */
export function nameAppeared(before: Reading, after: Reading): boolean {
  const known = flat(before.text);
  return [...after.raw.matchAll(naming)].some(({ 0: whole, groups }) => {
    const name = groups?.code ?? groups?.quoted ?? whole;
    // Most names are plain words: normalising them would change nothing but the time it takes.
    return !known.includes(flat(name.toLowerCase())) && !known.includes(flat(normalise(name)));
  });
}

function flat(text: string): string {
  return ` ${text.replaceAll('\n', ' ')} `;
}
