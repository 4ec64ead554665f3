import { Failed } from '../failure';
import EncodeWorker from './encode.worker?worker';
import type { EncodeAnswer, Encoded, EncodeRequest, Framing } from './protocol';

export interface Encoder {
  /** Takes the frame over and closes it. @throws Failed `encoder` */
  encode(frame: VideoFrame, framing: Framing): Promise<Encoded>;
}

export function createEncoder(): Encoder {
  const worker = new EncodeWorker();
  const waiting = new Map<number, (answer: EncodeAnswer) => void>();
  let next = 0;

  worker.onmessage = ({ data }: MessageEvent<EncodeAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };

  async function encode(frame: VideoFrame, framing: Framing): Promise<Encoded> {
    const request: EncodeRequest = { id: next++, frame, framing };
    const answer = await new Promise<EncodeAnswer>((resolve) => {
      waiting.set(request.id, resolve);
      worker.postMessage(request, [frame]);
    });
    if ('error' in answer) throw new Failed('encoder', answer.error);
    return answer.encoded;
  }

  return { encode };
}
