import { describe, expect } from 'vitest';
import type { Media } from '../gemini-server/types';
import { filmByHand, type Shot } from './support/clip-worker';
import { timesIn } from './support/clips';
import { together as test } from './support/scene';
import { pictures, probe } from './support/video';

/** What the worker makes of pictures, exactly: no page, no capture and no clock has a part in it. */

const RATES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe.each(RATES)('at %i frames a second', (fps) => {
  test('every picture is in one clip, once, at its time', async ({ scene }) => {
    const clipCount = fps === 10 ? 10 : 3;
    const shots = Array.from({ length: clipCount * 2 * fps }, (_, slot) => ({ shows: slot + 1 }));
    const { clips } = await filmByHand(await scene.extension.options(), fps, shots);
    const shown: number[] = [];
    for (const clip of clips as Media[]) {
      const { duration, packets } = await probe(clip);
      expect(Math.abs(duration - 2), `${duration} s`).toBeLessThan(0.005);
      expect(packets.map(({ key }) => key)).toEqual(packets.map((_, place) => place === 0));
      for (const [place, { at }] of packets.entries()) expect(Math.abs(at - place / fps)).toBeLessThan(0.001);
      // Alone: decoded from a file that holds nothing else.
      shown.push(...(await timesIn(clip)));
    }
    expect(shown).toEqual(shots.map(({ shows }) => shows));
  });
});

const still: Shot = {};

test('a slot without a picture shows the one before; a clip without any is not made', async ({ scene }) => {
  const shots = [
    { shows: 1 },
    still,
    still,
    still,
    still,
    { shows: 1 },
    still,
    still,
    still,
    still,
    { shows: 2 },
    still,
  ];
  const { clips } = await filmByHand(await scene.extension.options(), 2, shots);
  expect(clips.map(Boolean)).toEqual([true, false, true]);
  expect(await timesIn(clips[0] as Media)).toEqual([1, 1, 1, 1]);
  expect(await timesIn(clips[2] as Media)).toEqual([1, 1, 2, 2]);
});

test('after a resize the pictures of a clip keep their own pixels, and the next clip its size', async ({
  scene,
}) => {
  const wide = { width: 800, height: 320 };
  const shots = [
    { shows: 1 },
    { shows: 2, ...wide },
    { shows: 3, ...wide },
    still,
    still,
    { shows: 4, ...wide },
    still,
    still,
  ];
  const { clips } = await filmByHand(await scene.extension.options(), 2, shots);
  const [before, after] = clips as [Media, Media];
  expect(await probe(before)).toMatchObject({ width: 640, height: 360 });
  expect(await probe(after)).toMatchObject({ width: 800, height: 320 });
  // A stretched code could not be read: its cells would stand elsewhere.
  expect(await timesIn(before)).toEqual([1, 2, 3, 3]);
  expect(await timesIn(after)).toEqual([3, 4, 4, 4]);
  const [, resized] = await pictures(before);
  const lightness = (x: number, y: number) => resized?.pixels[y * 640 + x] ?? -1;
  expect(lightness(630, 310), 'the page').toBeGreaterThan(220);
  expect(lightness(630, 330), 'where the page is not').toBeLessThan(32);
  // With its only keyframe first in any case.
  expect((await probe(before)).packets.filter(({ key }) => key)).toHaveLength(1);
});

test.for([
  [641, 361, 640, 360],
  [1920, 1080, 1920, 1080],
  [2560, 1440, 2560, 1440],
  [3440, 1440, 3440, 1440],
  [522, 1200, 522, 1200],
] as const)('pictures of %i × %i', async ([width, height, clipWidth, clipHeight], { scene }) => {
  const shots = [{ shows: 1, width, height }, { shows: 2, width, height }, still, still];
  const { clips, failure } = await filmByHand(await scene.extension.options(), 2, shots);
  expect(failure).toBeUndefined();
  expect(await probe(clips[0] as Media)).toMatchObject({ width: clipWidth, height: clipHeight });
  expect(await timesIn(clips[0] as Media)).toEqual([1, 2, 2, 2]);
});
