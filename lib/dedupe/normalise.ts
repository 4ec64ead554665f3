/**
 * Text as it is compared: one spelling for what looks or reads the same, in any script. Words stand between single
 * spaces. Letters, numbers and symbols stay (✅ is not ❌, 5 % is not 5 €). Commas and their like stay as ` , `,
 * because what they separate may change places. Accents stay: whether one makes another word is decided by words.
 */
export function normalise(text: string): string {
  const plain = withoutMarkdown(text.normalize('NFKC').toLowerCase()).replace(/[‘’ʼ]/g, "'");
  return tidy(symbols(punctuation(separators(ends(spelledOut(plain))))));
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/^[ \t]*(```|~~~).*$/gm, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/<\/?[a-z][^>\n]*>/g, ' ')
    .replace(/^[ \t]*(?:[-*+>#•]+[ \t]+)+/gm, '')
    .replace(/\*\*|__|~~/g, '')
    .replace(/\|[-:| ]+\|/g, ' ')
    .replace(/\|/g, ' , ');
}

/** A minus sign is no bullet and no hyphen: it stands before a digit and after a space. */
function spelledOut(text: string): string {
  return text
    .replace(/\bwon't\b/g, 'will not')
    .replace(/\bcan't\b|\bcannot\b/g, 'can not')
    .replace(/n't\b/g, ' not')
    .replace(/(?<=^|[\s(])[-−](?=\d)/gm, 'minus ')
    .replace(/(?<=\d)(?=[\p{L}]{1,3}\b)/gu, ' ')
    .replace(/'ll\b/g, ' will')
    .replace(/\bcan (?:also |now )?(?:be (?:seen|found|read|viewed)|see|read|view)\b/g, 'shows')
    .replace(
      /\b(?:about|around|roughly|cerca de|por volta de|alrededor de)(?= (?:\d|one|two|five|ten))/g,
      'approximately',
    )
    .replace(/\bamounts to\b/g, 'is')
    .replace(
      /\b(?:is |are )?(?:about|going) to\b|\bprestes a\b|\ba punto de\b|\bv(?:ai|ão)\b|\bvan? a\b/g,
      'will',
    )
    .replace(/\bpor (?:cento|ciento)\b|\bper cent\b/g, '%')
    .replace(/\bpop(?:s|ped|ping)? up\b/g, 'appears')
    .replace(/\bnot (?:yet )?(?:been )?read\b/g, 'unread')
    .replace(/(\b(?:minute|second|hour|day|min|sec|step|item|attempt)s?) left\b(?!-)/g, '$1 remaining')
    .replace(/\br\$/g, ' brl ')
    .replace(/\bus\$/g, ' $')
    .replace(/\be-mail/g, 'email')
    .replace(/\bpop-up\b/g, 'popup')
    .replace(/\b(?:log|sign)(?:ged|ned)?[ -](in|out)\b/g, 'log$1')
    .replace(/[\ufe0e\ufe0f\u20e3]/g, '');
}

/** The number of a list item belongs to the item: in a ranking it is the news. */
function ends(text: string): string {
  return text.replace(/^([ \t]*\d+)[.)](?=[ \t])/gm, '$1').replace(/[.!?…]+(?=\s|$)|[。！？]/g, ' ');
}

function separators(text: string): string {
  return text
    .replace(/[,:](?!\d)|(?<!\d)[,:]|[;()]|[，、：；（）]/g, ' , ')
    .replace(/(?<=\s)[-–—](?=\s)/g, ' , ');
}

/** Points, commas and colons within a number belong to it. */
function punctuation(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replace(/(?!(?<=\d)[.,:](?=\d)|,)[^\p{L}\p{M}\p{N}\p{Sc}\p{Sm}\p{So}%\s]/gu, ' ');
}

function symbols(text: string): string {
  return text.replace(/[\p{Sc}\p{Sm}\p{So}%]/gu, ' $& ');
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?: ,)+ /g, ' , ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
}

/**
 * Only the marks of Latin, Greek and Cyrillic. In other scripts they are letters: か is not が.
 */
export function withoutAccents(word: string): string {
  if (PLAIN.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ')
    .replace(/đ/g, 'd');
}

const PLAIN = /^[a-z0-9]*$/;
