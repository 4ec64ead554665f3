import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { joinClips, type Video } from '../../lib/clip/join';
import type { ClipType } from '../../lib/model';
import type { Media } from '../gemini-server/types';
import { expectWhole, stepsOf, timesIn, watchInClips } from './support/clips';
import { download } from './support/download';
import { choose, press, sees } from './support/find';
import { grown, startSaving, stopSaving } from './support/saving';
import { type Scene, test } from './support/scene';
import { until } from './support/until';
import { unzip } from './support/unzip';
import { probe } from './support/video';

/** Clips that are kept, sent together, and downloaded as a video. */

const FPS = 5;
const SIZE = { width: 640, height: 360 };

/** Gives a page another size, and waits until it has painted itself at that. */
async function resize(page: Page, size: typeof SIZE): Promise<void> {
  await page.setViewport(size);
  await until('the page at its new size', () =>
    page.evaluate(async (width) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return innerWidth === width;
    }, size.width),
  );
}

/** Saves at least so many clips, all of one size. */
async function saved(scene: Scene, page: Page, count: number): Promise<{ panel: Page; count: number }> {
  const panel = await watchInClips(scene, page, { clipFps: FPS });
  await scene.gemini.waitForAnswers(1);
  await stopSaving(panel);
  // The panel that opens beside it would take back a size that was set before.
  await resize(page, SIZE);
  await startSaving(panel);
  await grown(panel, count);
  return { panel, count: (await stopSaving(panel)).count };
}

/** Of a downloaded file, as it would have come to the model. */
function media(name: string, data: Buffer): Media {
  const mimeType: ClipType = name.endsWith('.mp4') ? 'video/mp4' : 'video/webm';
  return { mimeType, bytes: data.length, data, resolution: '' };
}

async function downloaded(panel: Page): Promise<Media> {
  const { name, bytes } = await download(panel);
  expect(name).toMatch(/^Screen Helper \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.(mp4|webm)$/);
  return media(name, bytes);
}

test('saved clips are downloaded as one video, and go together, each with its time', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html');
  const { panel, count } = await saved(scene, page, 3);
  await sees(panel, `${count} clips · ${2 * count} sec · `);
  const whole = await downloaded(panel);

  await press(panel, 'button', 'Send');
  const answer = await until('the pile', () => gemini.answers.find(({ videos }) => videos.length > 1));
  const clips = answer.videos;
  expect(clips).toHaveLength(count);
  await sees(panel, `Saved and sent together: ${count} clips`);
  expect(answer.texts).toContainEqual(
    expect.stringMatching(new RegExp(`^Clip ${count} of ${count}, \\d\\d:`)),
  );
  for (const clip of clips) {
    await expectWhole(clip, FPS);
    expect(await probe(clip)).toMatchObject(SIZE);
  }
  const times = (await Promise.all(clips.map((clip) => timesIn(clip)))).flat();
  expect(Math.min(...stepsOf(times)), `${stepsOf(times)}`).toBeGreaterThanOrEqual(0);

  const { duration, packets } = await probe(whole);
  expect(Math.abs(duration - 2 * count), `${duration} s`).toBeLessThan(0.005);
  expect(packets.map(({ at }) => at)).toEqual(times.map((_, index) => expect.closeTo(index / FPS, 3)));
  expect(packets.flatMap(({ key, at }) => (key ? [Math.round(at)] : []))).toEqual(
    clips.map((_, index) => index * 2),
  );
  expect(await timesIn(whole), 'the very same pictures').toEqual(times);

  // What is between two clips was not worth keeping: the picture before stays for its time.
  const gap = await joined(clips, (index) => ({ at: index * 4_000, sessionId: 'one' }));
  expect((await probe(gap)).duration).toBeCloseTo(4 * count - 2, 2);
  expect(await timesIn(gap)).toEqual(times);
  // Between two sessions nobody looked.
  const sessions = await joined(clips, (index) => ({ at: index * 60_000, sessionId: `${index}` }));
  expect((await probe(sessions)).duration).toBeCloseTo(2 * count, 2);
});

/** As they would lie on the disk, joined to one. */
async function joined(
  clips: Media[],
  place: (index: number) => { at: number; sessionId: string },
): Promise<Media> {
  const pieces = clips.map(({ mimeType, data }, index) => ({
    ...place(index),
    mimeType: mimeType as ClipType,
    bytes: new Uint8Array(data),
    clip: { durationMs: 2_000, fps: FPS },
  }));
  const videos: unknown[] = [];
  for await (const video of joinClips(pieces)) videos.push(video);
  expect(videos).toHaveLength(1);
  const { mimeType, file } = videos[0] as Video;
  const data = Buffer.from(await file.arrayBuffer());
  return { mimeType, bytes: data.length, data, resolution: '' };
}

test('clips of several sizes, and pictures, are downloaded as an archive', async ({ scene }) => {
  const page = await scene.page('film.html');
  const { panel, count: small } = await saved(scene, page, 2);
  await resize(page, { width: 800, height: 450 });
  await press(panel, 'button', 'Start');
  await grown(panel, small + 1);
  const { count } = await stopSaving(panel);
  const sizes = await download(panel);
  expect(sizes.name).toMatch(/\.zip$/);
  const videos = [...unzip(sizes.bytes)].map(([name, data]) => media(name, data));
  const probed = await Promise.all(videos.map(probe));
  expect(probed).toMatchObject([SIZE, { width: 800, height: 450 }]);
  expect(probed.map(({ duration }) => duration)).toEqual([
    expect.closeTo(2 * small, 2),
    expect.closeTo(2 * (count - small), 2),
  ]);
  for (const video of videos) expect(Math.min(...stepsOf(await timesIn(video)))).toBeGreaterThanOrEqual(0);

  await choose(panel, 'Capture', 'Snapshots');
  await press(panel, 'button', 'Start');
  await grown(panel, count + 2);
  const all = await stopSaving(panel);
  await sees(panel, `${all.count - count} pictures and ${count} clips · `);
  const names = [...unzip((await download(panel)).bytes).keys()];
  expect(names).toHaveLength(2 + all.count - count);
  expect(names).toEqual([...names].sort());
  expect(names.map((name) => /^\d+ .*\.(mp4|webm|webp|jpg)$/.exec(name)?.[1])).toEqual([
    ...videos.map(({ mimeType }) => mimeType.replace('video/', '')),
    ...Array.from({ length: all.count - count }, () => expect.stringMatching(/webp|jpg/)),
  ]);
});
