import { asking } from './asking';
import { attached } from './attached';
import type { Sampler } from './sampler';

/**
 * Up to so many pictures a second they are asked for one by one: of a page in motion two a second cost a third of
 * what an attached sink does, eight as much. Above, an attached sink also keeps the beat,
 * where an answer can take longer than a slot.
 */
const MOST_ASKED = 5;

export function openSampler(track: MediaStreamVideoTrack, fps: number): Sampler {
  return fps > MOST_ASKED ? attached(track, fps) : asking(track, fps);
}

/** The highest rate that clips can be given: the rate of a track cannot be raised later. */
const MOST_FPS = 10;

/** How often a track is to give pictures at most; `undefined`: as often as it likes. */
export function frameRateFor(fps: number): number | undefined {
  // A sink that is asked now and then must not wait for its turn; an attached one costs by the picture.
  return fps > MOST_ASKED ? MOST_FPS : undefined;
}
