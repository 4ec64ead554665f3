/** How sound begins behind a gap, 24 kHz: with a fade, and then so much of it that is like no other place near by. */
const FADE = 96;
const LIKE_NO_OTHER = 240;
/** So long at most it fades, where it stops. */
const END = 480;

/**
 * In how many places an answer pauses that is played with gaps. Of what was sent every sample is there all the same, once
 * and in order.
 * @returns Infinity where some is missing, or where there is more
 */
export function gapsIn(played: Int16Array, sent: Int16Array): number {
  let at = 0;
  let gaps = 0;
  for (let i = sent.findIndex((sample) => sample !== 0); i < sent.length; i++, at++) {
    if (isLike(played, at, sent, i)) continue;
    i += FADE;
    const next = goesOn(played, at + FADE, sent, i);
    if (next === undefined || !isSilent(played.subarray(at + END, next - FADE)))
      return Number.POSITIVE_INFINITY;
    at = next;
    gaps += 1;
  }
  return isSilent(played.subarray(at + END)) ? gaps : Number.POSITIVE_INFINITY;
}

const isSilent = (samples: Int16Array) => samples.every((sample) => sample === 0);

/** Where it goes on with this sample of what was sent. */
function goesOn(played: Int16Array, from: number, sent: Int16Array, i: number): number | undefined {
  const length = Math.min(LIKE_NO_OTHER, sent.length - i);
  for (let at = from; at + length <= played.length; at++) {
    let n = 0;
    while (n < length && isLike(played, at + n, sent, i + n)) n++;
    if (n >= length) return at;
  }
  return undefined;
}

/** But for the way to −1 … 1 and back. */
const isLike = (played: Int16Array, at: number, sent: Int16Array, i: number) =>
  Math.abs((played[at] ?? 0) - (sent[i] ?? 0)) <= 1;
