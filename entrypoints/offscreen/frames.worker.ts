/** read back → gate → encode: what happens to a frame's pixels, away from the document, and in one worker: it moves once. */
import { Gate } from '@/lib/gate/gate';
import { encode, type Framing } from '@/lib/slice/encode';
import { readPixels } from '@/lib/slice/pixels';
import type { FrameAnswer, FrameLook, FrameLooked, FrameRequest } from './protocol';

let gate = new Gate();
/** The newest frame: it can be sent after a while in which nothing new has come. */
let held: VideoFrame | undefined;
let turn: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<FrameRequest>) => {
  // In turn: reading pixels takes a while, and the gate must see the frames in order.
  turn = turn.then(async () => self.postMessage(await answer(data)));
};

async function answer(request: FrameRequest): Promise<FrameAnswer> {
  const { id } = request;
  try {
    if (request.type === 'look') return { id, looked: await look(request) };
    if (request.type === 'encode') return { id, encoded: await encodeOnly(request) };
    forget();
    return { id, done: true };
  } catch (error) {
    return { id, error: String(error) };
  }
}

async function look({ at, frame, blindMs, lookNow, settings, framing }: FrameLook): Promise<FrameLooked> {
  if (frame) hold(frame);
  const picture = frame && (await read(frame));
  const looked = gate.look({ at, picture, blindMs, lookNow }, settings);
  const { send, regions } = looked.decision;
  return send && held ? { ...looked, encoded: await encode(held, { ...framing, regions }) } : looked;
}

async function read(frame: VideoFrame) {
  const { width = 0, height = 0 } = frame.visibleRect ?? {};
  const pixels = gate.room(width * height);
  await readPixels(frame, pixels);
  return { width, height, pixels };
}

async function encodeOnly({ frame, framing }: { frame: VideoFrame; framing: Framing }) {
  try {
    return await encode(frame, framing);
  } finally {
    frame.close();
  }
}

function hold(frame: VideoFrame): void {
  held?.close();
  held = frame;
}

function forget(): void {
  held?.close();
  held = undefined;
  gate = new Gate();
}
