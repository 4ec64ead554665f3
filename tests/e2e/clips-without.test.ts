import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { EXTENSION_FOLDER } from './support/browser';
import { clipsIn, timesIn, watchInClips } from './support/clips';
import { sees } from './support/find';
import { test as base } from './support/scene';
import { probe } from './support/video';

/** Browsers with fewer encoders than this one, or with worse: the product's own code, and a script before it. */

interface Fixtures {
  /** The extension in a folder of its own, with a script in front of the worker that makes clips. */
  withScript(script: string): Promise<string>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of what a fixture needs from here
  withScript: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'screen-helper-extension-'));
    await use(async (script) => {
      await cp(EXTENSION_FOLDER, folder, { recursive: true });
      const assets = await readdir(path.join(folder, 'assets'));
      const worker = path.join(folder, 'assets', assets.find((name) => name.startsWith('clip.worker')) ?? '');
      await writeFile(worker, `${script}\n${await readFile(worker, 'utf8')}`);
      return folder;
    });
    await rm(folder, { recursive: true });
  },
});

/** Leaves only codecs that a pattern matches. */
const only = (pattern: RegExp) => `{
  const isConfigSupported = VideoEncoder.isConfigSupported;
  VideoEncoder.isConfigSupported = (config) =>
    ${pattern}.test(config.codec) ? isConfigSupported(config) : Promise.resolve({ supported: false, config });
}`;

/** An encoder that dies at its n-th picture, as one does whose graphics process has gone. */
const dyingAt = (picture: number) => `{
  let pictures = 0;
  const Real = VideoEncoder;
  globalThis.VideoEncoder = class extends Real {
    #error;
    constructor(init) {
      super(init);
      this.#error = init.error;
    }
    encode(...given) {
      if (++pictures < ${picture}) return super.encode(...given);
      this.close();
      this.#error(new DOMException('The encoder has died.', 'EncodingError'));
    }
  };
}`;

test.for([
  ['vp9', /^vp09/],
  ['av1', /^av01/],
] as const)(
  'without better encoders clips are %s in webm',
  async ([codec, pattern], { open, withScript }) => {
    const scene = await open({ extensions: [await withScript(only(pattern))] });
    await watchInClips(scene, await scene.page('film.html'), { clipFps: 5 });
    const clips = clipsIn(await scene.gemini.waitForAnswers(2));
    for (const clip of clips) {
      expect(clip.mimeType).toBe('video/webm');
      const { duration, packets, ...video } = await probe(clip);
      expect(video.codec).toBe(codec);
      expect(Math.abs(duration - 2), `${duration} s`).toBeLessThan(0.005);
      expect(packets.map(({ key }) => key)).toEqual(packets.map((_, place) => place === 0));
      expect(await timesIn(clip)).toHaveLength(10);
    }
  },
);

test('without any encoder it takes snapshots, and says so', async ({ open, withScript }) => {
  const scene = await open({ extensions: [await withScript(only(/^none$/))] });
  const panel = await watchInClips(scene, await scene.page('code.html#still'), { sendWhat: 'every' });
  await sees(panel, 'Clips cannot be made here');
  await sees(panel, /No video encoder here for \d+ × \d+/);
  const answers = await scene.gemini.waitForAnswers(2);
  expect(answers.map(({ images }) => images[0]?.qr[0])).toEqual(['still', 'still']);
  expect(clipsIn(answers)).toEqual([]);
});

test('when the encoder dies, snapshots follow the clips', async ({ open, withScript }) => {
  const scene = await open({ extensions: [await withScript(dyingAt(7))] });
  const panel = await watchInClips(scene, await scene.page('film.html'));
  const answers = await scene.gemini.waitForAnswers(3);
  expect(answers.map(({ videos, images }) => [videos.length, images.length])).toEqual([
    [1, 0],
    [0, 1],
    [0, 1],
  ]);
  await sees(panel, 'Clips cannot be made here');
  await sees(panel, 'The encoder has died.');
});
