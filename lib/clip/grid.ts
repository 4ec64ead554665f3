import { CLIP_MS } from '../clip-length';

/**
 * The grid of a film: slots of 1/fps seconds, a picture in each, and clips of two seconds.
 * Slots are numbered from 0; every time is computed from the number, so that nothing adds up to an error.
 */

export interface Grid {
  /** Of slot 0, ms since 1970, with fractions. */
  start: number;
  /** Frames a second, a whole number. */
  fps: number;
}

export const slotsPerClip = (fps: number) => (CLIP_MS / 1000) * fps;

/** Number of the clip that a slot is in, from 0. */
export const clipOf = (slot: number, fps: number) => Math.floor(slot / slotsPerClip(fps));

/** Place of a slot in its clip, from 0. */
export const placeOf = (slot: number, fps: number) => slot % slotsPerClip(fps);

/** When a slot begins, ms since 1970. */
export const slotTime = ({ start, fps }: Grid, slot: number) => start + (slot * 1000) / fps;

/** When a clip begins, whole ms since 1970: of neighbours exactly CLIP_MS apart. */
export const clipTime = ({ start }: Grid, clip: number) => Math.round(start) + clip * CLIP_MS;

/** When a slot begins, µs after slot 0, as WebCodecs counts. */
export const microseconds = (slot: number, fps: number) => Math.round((slot * 1_000_000) / fps);

/** Later than this the clip under way cannot be told from a standstill: the machine slept. */
const STANDSTILL_MS = CLIP_MS;

/**
 * What comes after a slot is done: a slot up to one slot late is still taken, since its picture is waiting;
 * those before it are left to be filled with the picture before. Nothing when the grid must begin anew.
 * @param now ms since 1970
 */
export function nextSlot(grid: Grid, done: number, now: number): number | undefined {
  if (now - slotTime(grid, done + 1) > STANDSTILL_MS) return undefined;
  const oldest = Math.ceil(((now - grid.start) * grid.fps) / 1000) - 1;
  return Math.max(done + 1, oldest);
}
