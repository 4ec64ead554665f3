/** What a slice adds to a request. */
export interface Weight {
  bytes: number;
  tokens: number;
  pictures: number;
  clips: number;
}

/** What one request may hold. */
export const MOST: Weight = {
  // 20 MB (https://ai.google.dev/gemini-api/docs/image-understanding); base64 adds a third.
  bytes: 14_000_000,
  // The free tier allows 250,000 a minute (https://ai.google.dev/gemini-api/docs/rate-limits), and the words come on top.
  tokens: 200_000,
  // Gemini 3 takes up to 3,600; fewer keep a reply about all of them readable.
  pictures: 120,
  // https://ai.google.dev/gemini-api/docs/video-understanding
  clips: 10,
};

/** Splits slices, in order, into as few requests as fit. One that is too large alone gets its own. */
export function splitIntoParts<T>(slices: readonly T[], weigh: (slice: T) => Weight): T[][] {
  const parts: T[][] = [];
  let sum: Weight | undefined;
  for (const slice of slices) {
    const weight = weigh(slice);
    const more = sum && plus(sum, weight);
    if (more && fits(more)) {
      parts.at(-1)?.push(slice);
      sum = more;
    } else {
      parts.push([slice]);
      sum = weight;
    }
  }
  return parts;
}

/** The same in one request: every second goes until the rest fits. The last one stays. */
export function thinToFit<T>(slices: readonly T[], weigh: (slice: T) => Weight): T[] {
  let rest = [...slices];
  while (splitIntoParts(rest, weigh).length > 1) {
    const last = rest.length - 1;
    rest = rest.filter((_, index) => (last - index) % 2 === 0);
  }
  return rest;
}

const plus = (a: Weight, b: Weight): Weight => ({
  bytes: a.bytes + b.bytes,
  tokens: a.tokens + b.tokens,
  pictures: a.pictures + b.pictures,
  clips: a.clips + b.clips,
});

const fits = ({ bytes, tokens, pictures, clips }: Weight) =>
  bytes <= MOST.bytes && tokens <= MOST.tokens && pictures <= MOST.pictures && clips <= MOST.clips;
