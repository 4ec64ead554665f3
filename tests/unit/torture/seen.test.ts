import { describe, expect, it } from 'vitest';
import type { LiveSession } from '../../gemini-server/live/session';
import { closePictures, seenIn, shortestMs } from '../../torture/live/seen';

/** Pictures of steps, and when they arrived; texts, and when they did. */
function seen(pictures: [step: number, at: number][], texts: number[] = []) {
  const all = pictures.map(([step, at]) => ({ qr: [`step ${step}`], at }));
  const session = { frames: { all }, texts: texts.map((at) => ({ at })) } as unknown as LiveSession;
  // The third is too short to be seen for certain.
  return seenIn(session, [0, 1_300, 2_700, 3_000, 4_500]);
}

describe('which steps of a page have arrived', () => {
  it('are all that were shown for long', () => {
    expect(
      seen([
        [0, 100],
        [1, 1_400],
        [3, 3_100],
      ]),
    ).toEqual({ shown: 3, doubled: [], missing: [] });
    expect(
      seen([
        [0, 100],
        [1, 1_400],
        [2, 2_800],
        [3, 3_800],
      ]),
    ).toEqual({ shown: 3, doubled: [], missing: [] });
  });

  it('lack one, or have one twice', () => {
    expect(
      seen([
        [0, 100],
        [3, 3_100],
      ]),
    ).toMatchObject({ missing: [1] });
    expect(
      seen([
        [0, 100],
        [1, 1_400],
        [1, 2_450],
        [3, 3_500],
      ]),
    ).toMatchObject({ doubled: [1] });
  });

  it('are those of questions, too', () => {
    expect(
      seen(
        [
          [0, 100],
          [1, 1_400],
          [1, 2_450],
          [3, 3_500],
        ],
        [2_460],
      ),
    ).toMatchObject({ doubled: [] });
    expect(
      seen(
        [
          [0, 100],
          [1, 1_400],
          [3, 3_500],
        ],
        [1_410],
      ),
    ).toMatchObject({ missing: [] });
  });
});

it('pictures that came soon after each other are told with what they were held up by', () => {
  const pictures = [0, 1_400, 2_100].map((at, step) => ({ at, qr: [`step ${step}`], connection: 1 }));
  const sounds = Array.from({ length: 60 }, (_, chunk) => chunk * 40).filter(
    (at) => at < 1_100 || at > 1_400,
  );
  const arrivals = sounds.map((at) => ({ at }));
  const session = { frames: { all: pictures }, audio: { arrivals } } as unknown as LiveSession;
  expect(shortestMs(session)).toBe(700);
  expect(closePictures(session)).toEqual([
    '700 ms from step 1 over 1 to step 2 over 1; nothing came for 360 ms before the first',
  ]);
});
