/** read back → gate → encode: what happens to a frame's pixels, away from the document, and in one worker: it moves once. */
import { Gate } from '@/lib/gate/gate';
import { encode, type Framing } from '@/lib/slice/encode';
import { readScreen, screenOf } from '@/lib/slice/pixels';
import { Ahead } from './ahead';
import { pictureFor } from './picture';
import type { FrameAnswer, FrameLook, FrameLooked, FrameRequest } from './protocol';

let gate = new Gate();
const ahead = new Ahead();
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
  if (frame) ahead.outdate();
  const picture = frame && (await closing(frame, (open) => pictureFor(gate, open)));
  const looked = gate.look({ at, picture, blindMs, lookNow }, settings);
  const { newest } = gate;
  const { send, reason, regions } = looked.decision;
  if (!newest) return looked;
  const screen = screenOf(newest);
  if (send) return { ...looked, encoded: await ahead.finish(screen, { ...framing, regions }) };
  if (reason !== 'settling') ahead.drop();
  else if (picture) ahead.start(screen, { ...framing, regions });
  return looked;
}

async function encodeOnly({ frame, framing }: { frame: VideoFrame; framing: Framing }) {
  return encode(await closing(frame, readScreen), framing);
}

async function closing<T>(frame: VideoFrame, use: (frame: VideoFrame) => Promise<T>): Promise<T> {
  try {
    return await use(frame);
  } finally {
    frame.close();
  }
}

function forget(): void {
  ahead.drop();
  gate = new Gate();
}
