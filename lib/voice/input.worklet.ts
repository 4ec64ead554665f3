/** Everything that is plugged in, summed by the browser at 16 kHz → PCM. Runs on the audio thread. */
import { Chunker } from './chunker';
import { CHUNK_SAMPLES } from './rates';
import { AudioWorkletProcessor, registerProcessor } from './worklet-scope';

/** Samples a call: https://www.w3.org/TR/webaudio/#render-quantum-size */
const QUANTUM = 128;

class Input extends AudioWorkletProcessor {
  #chunker = new Chunker(CHUNK_SAMPLES);

  process([input]: Float32Array[][]): boolean {
    // With nothing plugged in there is no channel: time goes on all the same.
    for (const chunk of this.#chunker.take(input?.[0], QUANTUM)) this.port.postMessage(chunk, [chunk.buffer]);
    return true;
  }
}

registerProcessor('input', Input);
