import { Failed } from '@/lib/failure';
import type { Encoded, Framing } from '@/lib/slice/encode';
import FramesWorker from './frames.worker?worker';
import type { FrameAnswer, FrameLook, FrameLooked, FrameRequest } from './protocol';

/** The worker that sees the frames. Each method takes its frame over. @throws Failed `encoder` */
export interface Frames {
  look(look: FrameLook): Promise<FrameLooked>;
  encode(frame: VideoFrame, framing: Framing): Promise<Encoded>;
  /** From now on nothing was sent. */
  forget(): Promise<void>;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

export function openFrames(): Frames {
  const worker = new FramesWorker();
  const waiting = new Map<number, (answer: FrameAnswer) => void>();
  let next = 0;

  worker.onmessage = ({ data }: MessageEvent<FrameAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };

  async function ask<T>(request: Unnumbered<FrameRequest>, frame?: VideoFrame): Promise<T> {
    const id = next++;
    const answer = await new Promise<FrameAnswer>((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage({ ...request, id }, frame ? [frame] : []);
    });
    if ('error' in answer) throw new Failed('encoder', answer.error);
    return answer as T;
  }

  return {
    look: async (look) => (await ask<{ looked: FrameLooked }>({ type: 'look', ...look }, look.frame)).looked,
    encode: async (frame, framing) =>
      (await ask<{ encoded: Encoded }>({ type: 'encode', frame, framing }, frame)).encoded,
    forget: () => ask({ type: 'forget' }),
  };
}
