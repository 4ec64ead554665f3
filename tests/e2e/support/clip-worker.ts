import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer';
import type { Media } from '../../gemini-server/types';
import { EXTENSION_FOLDER } from './browser';

/** The product's own worker, driven by hand: slot by slot, with pictures whose times are known. */

export interface Shot {
  /** Ten bits of this are drawn as the time in tests/pages/film.html is. Absent: no picture of its own. */
  shows?: number;
  width?: number;
  height?: number;
}

export interface Filmed {
  /** In order; nothing where nothing had changed. */
  clips: (Media | undefined)[];
  failure?: string;
  /** From the first picture handed over to the last clip. */
  ms: number;
}

/** Has a page of the extension film these shots, one a slot, as fast as it goes. */
export async function filmByHand(page: Page, fps: number, shots: Shot[]): Promise<Filmed> {
  const assets = readdirSync(path.join(EXTENSION_FOLDER, 'assets'));
  const script = assets.find((name) => name.startsWith('clip.worker'));
  const made = await page.evaluate(film, `/assets/${script}`, fps, shots);
  return {
    failure: made.failure,
    ms: made.ms,
    clips: made.clips.map((clip) => {
      if (!clip) return undefined;
      const data = Buffer.from(clip.bytes, 'base64');
      return { mimeType: clip.mimeType, bytes: data.length, data, resolution: '' };
    }),
  };
}

/** Runs in the page. */
async function film(script: string, fps: number, shots: Shot[]) {
  const CELL = 16;
  const count = shots.length / (2 * fps);
  const worker = new Worker(script, { type: 'module' });
  const clips: ({ mimeType: string; bytes: string } | undefined)[] = [];
  let failure: string | undefined;

  function draw({ shows = 0, width = 640, height = 360 }: Shot): VideoFrame {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'black';
    const sum = ((shows >> 16) + (shows >> 8) + shows) & 255;
    for (let cell = 0; cell < 32; cell++) {
      const bit = cell < 24 ? (shows >> (23 - cell)) & 1 : (sum >> (31 - cell)) & 1;
      if (bit) context.fillRect(cell * CELL, 0, CELL, CELL);
    }
    return asCaptured(context.getImageData(0, 0, width, height));
  }

  /** Captured pictures have lightness and colour apart, and their own idea of colours. */
  function asCaptured({ data, width, height }: ImageData): VideoFrame {
    const size = width * height;
    const colour = Math.ceil(width / 2) * Math.ceil(height / 2);
    const planes = new Uint8Array(size + 2 * colour).fill(128, size);
    for (let i = 0; i < size; i++) planes[i] = 16 + Math.round(((data[4 * i] ?? 0) * 219) / 255);
    const colorSpace = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const;
    return new VideoFrame(planes, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: 0,
      colorSpace,
    });
  }

  const done = new Promise<void>((resolve) => {
    worker.onmessage = ({ data }) => {
      if (data.type === 'failed') failure = data.failure.detail;
      else if (data.type === 'unchanged') clips.push(undefined);
      else clips.push({ mimeType: data.clip.mimeType, bytes: data.clip.bytes.toBase64() });
      if (failure !== undefined || clips.length === count) resolve();
    };
  });
  worker.postMessage({
    type: 'begin',
    grid: { start: Date.now(), fps },
    gate: { send: 'changed', ignoreBusy: false },
  });
  const frames = shots.map((shot) => (shot.shows === undefined ? undefined : draw(shot)));
  const start = performance.now();
  for (const [slot, frame] of frames.entries()) {
    worker.postMessage({ type: 'slot', slot, frame }, frame ? [frame] : []);
  }
  await done;
  const ms = performance.now() - start;
  worker.postMessage({ type: 'end' });
  return { clips, failure, ms };
}
