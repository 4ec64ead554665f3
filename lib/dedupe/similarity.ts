/** Padding, so that the ends of a text count as much as its middle. */
const PAD = '  ';
const BUCKETS = 1 << 14;

/**
 * How much of two normalised texts is the same, 0 to 1: their shared trigrams. Needs no words, so it serves every
 * script; knows no order beyond three letters and nothing of meaning, which is what the guards are for.
 * Trigrams are counted by a hash: one in some hundred may meet another, which moves the result by less than 0.01.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  if (!a || !b) return 0;
  const counts = new Int32Array(BUCKETS);
  let shared = 0;
  const left = eachTrigram(a, (bucket) => {
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  });
  const right = eachTrigram(b, (bucket) => {
    const count = counts[bucket] ?? 0;
    if (count > 0) shared += 1;
    counts[bucket] = count - 1;
  });
  return (2 * shared) / (left + right);
}

/** @returns how many there are */
function eachTrigram(text: string, visit: (bucket: number) => void): number {
  const padded = PAD + text + PAD;
  for (let at = 2; at < padded.length; at += 1) {
    let hash = padded.charCodeAt(at - 2) * 31 + padded.charCodeAt(at - 1);
    hash = Math.imul(hash * 31 + padded.charCodeAt(at), 0x9e3779b1);
    visit(hash >>> 18);
  }
  return padded.length - 2;
}
