import type { Page } from 'puppeteer';
import { build } from 'vite';
import type { Candidate, Made } from './candidate';

/** Makes candidates of the tab that the browser picks, as a VideoFrame in a worker: the product's own way. */
export async function makeAll(from: Page, candidates: Candidate[]): Promise<Made[]> {
  worker ??= await bundled();
  const made = await from.evaluate(inPage, worker, candidates);
  return made.map(({ base64, ...rest }) => ({
    ...rest,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  }));
}

let worker: string | undefined;

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rollupOptions: { input: new URL('make.worker.ts', import.meta.url).pathname },
    },
  });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [{ output: { code?: string }[] }];
  return output[0]?.code ?? '';
}

async function inPage(source: string, candidates: Candidate[]) {
  const video = { width: { max: 7680 }, height: { max: 4320 } };
  const [track] = (await navigator.mediaDevices.getDisplayMedia({ video })).getVideoTracks();
  if (!track) throw new Error('The browser shares no tab.');
  const frame = await firstPicture(track);
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const made = await new Promise<Made[]>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ frame, candidates }, [frame]);
  });
  worker.terminate();
  track.stop();
  return Promise.all(
    made.map(async ({ bytes, ms }) => {
      const reader = new FileReader();
      reader.readAsDataURL(new Blob([bytes]));
      await new Promise((resolve) => reader.addEventListener('load', resolve));
      return { base64: String(reader.result).split(',')[1] ?? '', ms };
    }),
  );

  /** What comes before the tab has been painted is black, and a sink may hear nothing at all: then another one may. */
  async function firstPicture(track: MediaStreamVideoTrack): Promise<VideoFrame> {
    for (;;) {
      const clone = track.clone();
      const reader = new MediaStreamTrackProcessor({ track: clone }).readable.getReader();
      const timer = setTimeout(() => reader.cancel(), 500);
      const { value: frame } = await reader.read();
      clearTimeout(timer);
      clone.stop();
      if (frame && isPainted(frame)) return frame;
      frame?.close();
    }
  }

  function isPainted(frame: VideoFrame): boolean {
    const context = new OffscreenCanvas(64, 64).getContext('2d');
    context?.drawImage(frame, 0, 0, 64, 64);
    return new Set(new Uint32Array(context?.getImageData(0, 0, 64, 64).data.buffer ?? [])).size > 1;
  }
}
