/** Where sound goes on the one line that runs through all clips. Positions are samples after slot 0. */

/** Of the line, Hz. Opus knows no other rate above 24 kHz. */
export const SAMPLE_RATE = 48_000;

/**
 * Sound comes without gaps, in bursts, and its own times jump by a tenth of a second: what follows is set beside
 * what was there. Only when it is off by half a second has it stopped for a while, or do the clocks differ.
 */
const TOLERANCE = SAMPLE_RATE / 2;

/**
 * Where a piece of sound goes; what lies between the line's end and there is silence. Nothing: its time is taken.
 * @param end of the line so far
 * @param due where the piece belongs by the time of its arrival
 */
export function place(end: number, due: number): number | undefined {
  // The first sets the line's beginning exactly: an error here would stay for the whole film.
  if (end === 0) return due < 0 ? undefined : due;
  if (due - end > TOLERANCE) return due;
  return end - due > TOLERANCE ? undefined : end;
}
