import type { Page } from 'puppeteer';
import { type Row, row } from './row';
import { openStage } from './stage';

const RUNS = 7;
const SIZE = { width: 1920, height: 1080 };

interface Encoded {
  ms: number;
  kilobytes: number;
}

/** Encoding one dense 1080p picture in a worker, as JPEG and as WebP, at the quality that is shipped. */
export async function format(): Promise<Row[]> {
  const { page, close } = await openStage();
  const dense = await page('dense.html#3');
  await dense.setViewport(SIZE);
  await dense.reload();
  const shot = await dense.screenshot({ type: 'png', encoding: 'base64' });
  const jpeg = await encode(dense, shot, 'image/jpeg');
  const webp = await encode(dense, shot, 'image/webp');
  await close();
  return [
    row({
      name: 'encoding a dense 1080p frame as JPEG',
      unit: 'ms',
      values: jpeg.map(({ ms }) => ms),
      baseline: { what: 'as WebP', values: webp.map(({ ms }) => ms) },
      goal: 60,
    }),
    row({
      name: 'its size as JPEG',
      unit: 'KB',
      values: jpeg.map(({ kilobytes }) => kilobytes),
      baseline: { what: 'as WebP', values: webp.map(({ kilobytes }) => kilobytes) },
      goal: 900,
    }),
  ];
}

function encode(page: Page, shot: string, type: string): Promise<Encoded[]> {
  return page.evaluate(encodeInWorker, shot, type, RUNS);
}

async function encodeInWorker(shot: string, type: string, runs: number): Promise<Encoded[]> {
  const source = `onmessage = async ({ data: { picture, type, runs } }) => {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d', { alpha: false }).drawImage(picture, 0, 0);
    const found = [];
    for (let run = -1; run < runs; run++) {
      const start = performance.now();
      const blob = await canvas.convertToBlob({ type, quality: 0.8 });
      if (run >= 0) found.push({ ms: performance.now() - start, kilobytes: blob.size / 1000 });
    }
    postMessage(found);
  }`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const bytes = Uint8Array.from(atob(shot), (character) => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ picture, type, runs }, [picture]);
  });
}
