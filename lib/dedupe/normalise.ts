/**
 * Text as it is compared: one spelling for what looks or reads the same, in any script. Words stand between single
 * spaces, sentences and list items between newlines. Letters, numbers and symbols stay (✅ is not ❌, 5 % is not 5 €).
 */
export function normalise(text: string): string {
  const plain = withoutMarkdown(text.normalize('NFKC').toLowerCase()).replace(/[‘’ʼ]/g, "'");
  return tidy(symbols(punctuation(sentences(withoutAccents(spelledOut(plain))))));
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/^[ \t]*(```|~~~).*$/gm, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/<\/?[a-z][^>\n]*>/g, ' ')
    .replace(/^[ \t]*(?:[-*+>#]+[ \t]+)+/gm, '')
    .replace(/\||~~/g, ' ');
}

/** A minus sign is no bullet and no hyphen: it stands before a digit and after a space. */
function spelledOut(text: string): string {
  return text
    .replace(/\bwon't\b/g, 'will not')
    .replace(/\bcan't\b|\bcannot\b/g, 'can not')
    .replace(/n't\b/g, ' not')
    .replace(/(?<=^|[\s(])[-−](?=\d)/gm, 'minus ');
}

/**
 * Only the marks of Latin, Greek and Cyrillic. In other scripts they are letters: か is not が.
 * Also the marks that make an emoji of a sign: ✔️ is ✔, 1️⃣ is 1.
 */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\ufe0e\ufe0f\u20e3]/g, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ');
}

/** The number of a list item belongs to the item: in a ranking it is the news. */
function sentences(text: string): string {
  return text.replace(/^([ \t]*\d+)[.)](?=[ \t])/gm, '$1').replace(/[.!?]+(?=\s)|[。！？]/g, '\n');
}

/** Points, commas and colons within a number belong to it. */
function punctuation(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replace(/(?!(?<=\d)[.,:](?=\d))[^\p{L}\p{M}\p{N}\p{Sc}\p{Sm}\p{So}%\s]/gu, ' ');
}

function symbols(text: string): string {
  return text.replace(/[\p{Sc}\p{Sm}\p{So}%]/gu, ' $& ');
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}
