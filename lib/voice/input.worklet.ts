/** Everything that is plugged in, summed by the browser at 16 kHz → PCM. Runs on the audio thread. */
import { Chunker } from './chunker';
import { CHUNK_SAMPLES } from './rates';
import { AudioWorkletProcessor, registerProcessor } from './worklet-scope';

/**
 * What goes to the loudspeaker: far below what can be heard, or counts as sound for the browser. After 30 s of pure
 * silence Chromium lets the loudspeaker go, and with it the clock that does not lose sound on a busy machine
 * (media/base/silent_sink_suspender.h).
 */
const NEXT_TO_NOTHING = 1e-8;

/** Samples a call: https://www.w3.org/TR/webaudio/#render-quantum-size */
const QUANTUM = 128;

class Input extends AudioWorkletProcessor {
  #chunker = new Chunker(CHUNK_SAMPLES);

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    output?.[0]?.fill(NEXT_TO_NOTHING);
    // With nothing plugged in there is no channel: time goes on all the same.
    for (const chunk of this.#chunker.take(input?.[0], QUANTUM)) this.port.postMessage(chunk, [chunk.buffer]);
    return true;
  }
}

registerProcessor('input', Input);
