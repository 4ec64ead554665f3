/** A request may hold 20 MB (https://ai.google.dev/gemini-api/docs/image-understanding); base64 adds a third. */
export const MOST_BYTES = 14_000_000;
/** Gemini 3 takes up to 3,600 pictures; fewer keep a reply about all of them readable. */
export const MOST_PICTURES = 120;

/** Splits slices, in order, into as few requests as fit. One that is too large alone gets its own. */
export function splitIntoParts<T extends { size: number }>(slices: readonly T[]): T[][] {
  const parts: T[][] = [];
  let bytes = 0;
  for (const slice of slices) {
    const part = parts.at(-1);
    bytes += slice.size;
    if (part && part.length < MOST_PICTURES && bytes <= MOST_BYTES) part.push(slice);
    else {
      parts.push([slice]);
      bytes = slice.size;
    }
  }
  return parts;
}
