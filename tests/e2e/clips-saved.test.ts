import { expect } from 'vitest';
import { joinClips } from '../../lib/clip/join';
import type { ClipType } from '../../lib/model';
import type { Media } from '../gemini-server/types';
import { expectWhole, stepsOf, timesIn, watchInClips } from './support/clips';
import { press } from './support/find';
import { grown, stopSaving } from './support/saving';
import { test } from './support/scene';
import { probe } from './support/video';

/** Clips that are kept, sent together, and joined to one video. */

const FPS = 5;
const T0 = 1_700_000_000_000;

/** As they lie on the disk: one after the other. */
function files(clips: Media[], at: (index: number) => number) {
  return clips.map(({ mimeType, data }, index) => ({
    at: T0 + at(index),
    mimeType: mimeType as ClipType,
    bytes: new Uint8Array(data),
    clip: { durationMs: 2_000, fps: FPS },
  }));
}

async function joined(clips: ReturnType<typeof files>): Promise<Media[]> {
  const videos = await joinClips(clips);
  return videos.map(({ mimeType, bytes }) => {
    return { mimeType, bytes: bytes.length, data: Buffer.from(bytes), resolution: '' };
  });
}

test('saved clips go together, each with its time, and can be joined to one video', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html');
  await page.setViewport({ width: 640, height: 360 });
  const panel = await watchInClips(scene, page, { clipFps: FPS, sending: 'save' });
  await grown(panel, 3);
  const { count } = await stopSaving(panel);
  await press(panel, 'button', 'Send');
  const [answer] = await gemini.waitForAnswers(1, { timeoutMs: 10_000 });
  const clips = answer?.videos ?? [];
  expect(clips).toHaveLength(count);
  expect(answer?.texts).toContainEqual(
    expect.stringMatching(new RegExp(`^Clip ${count} of ${count}, \\d\\d:`)),
  );
  for (const clip of clips) await expectWhole(clip, FPS);
  const times = (await Promise.all(clips.map((clip) => timesIn(clip)))).flat();
  expect(Math.min(...stepsOf(times)), `${stepsOf(times)}`).toBeGreaterThanOrEqual(0);

  const [whole, ...others] = await joined(files(clips, (index) => index * 2_000));
  expect(others).toEqual([]);
  const { duration, packets } = await probe(whole as Media);
  expect(Math.abs(duration - 2 * count), `${duration} s`).toBeLessThan(0.005);
  expect(packets.map(({ at }) => at)).toEqual(times.map((_, index) => expect.closeTo(index / FPS, 3)));
  expect(packets.flatMap(({ key, at }) => (key ? [Math.round(at)] : []))).toEqual(
    clips.map((_, index) => index * 2),
  );
  expect(await timesIn(whole as Media), 'the very same pictures').toEqual(times);

  // The one between was not worth keeping: the picture before it stays for its time.
  const [gap] = await joined(files(clips, (index) => index * 4_000));
  expect((await probe(gap as Media)).duration).toBeCloseTo(4 * count - 2, 2);
  expect(await timesIn(gap as Media)).toEqual(times);
});
