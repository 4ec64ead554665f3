/** One encoded picture, or a few milliseconds of encoded sound. */
export interface Packet {
  data: Uint8Array<ArrayBuffer>;
  /** It needs no packet before it. */
  key: boolean;
  /** Seconds from the beginning of its clip. */
  at: number;
  /** Seconds. */
  duration: number;
}

/**
 * Packets of sound in the order of their encoding, cut where the clip ends: an encoder gives a little more than it
 * got. Opus packets of 20 ms fill a clip exactly, others are cut short.
 * @param durations and `end` in seconds
 */
export function soundUntil(
  end: number,
  packets: { data: Uint8Array<ArrayBuffer>; duration: number }[],
): Packet[] {
  const kept: Packet[] = [];
  let at = 0;
  for (const { data, duration } of packets) {
    // Sums of hundredths of a second are off by some 10⁻¹⁵.
    if (at > end - 1e-6) break;
    kept.push({ data, key: true, at, duration: Math.min(duration, end - at) });
    at += duration;
  }
  return kept;
}
