import { INPUT_RATE } from '../live';
import worklet from './input.worklet?worker&url';

/** Sound on its way in: what is plugged in comes out as one row of chunks. */
export interface Listener {
  /** Adds a track to the others, until it is unplugged. The track stays its owner's. */
  plug(track: MediaStreamTrack): () => void;
  /** No chunk follows. */
  close(): void;
}

type Pcm = Uint8Array<ArrayBuffer>;

/**
 * Chromium resamples to the context's rate. The context follows the loudspeaker's clock, though nothing is to be heard:
 * without a sink (`sinkId: {type: 'none'}`) a busy machine loses up to a tenth of the sound.
 * @param onChunk 16 kHz, 16 bit little-endian, one channel, 40 ms
 */
export async function openListener(onChunk: (pcm: Pcm) => void): Promise<Listener> {
  const context = new AudioContext({ sampleRate: INPUT_RATE });
  try {
    await context.audioWorklet.addModule(worklet);
  } catch (error) {
    await context.close();
    throw error;
  }
  const mono = { channelCount: 1, channelCountMode: 'explicit' as const };
  const node = new AudioWorkletNode(context, 'input', mono);
  node.connect(context.destination);
  node.port.onmessage = ({ data }: MessageEvent<Int16Array<ArrayBuffer>>) =>
    onChunk(new Uint8Array(data.buffer));

  function plug(track: MediaStreamTrack): () => void {
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(node);
    return () => source.disconnect();
  }

  function close(): void {
    node.port.onmessage = null;
    void context.close();
  }

  return { plug, close };
}
