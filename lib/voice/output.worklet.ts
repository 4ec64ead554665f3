/** PCM → loudspeaker. Runs on the audio thread. */
import { OUTPUT_RATE } from '../live';
import type { FromOutput, ToOutput } from './output';
import { Playout } from './playout';
import { AudioWorkletProcessor, registerProcessor } from './worklet-scope';

/** How often the speaker is told how far it is, samples. */
const TELL_EVERY = OUTPUT_RATE / 5;

class Output extends AudioWorkletProcessor {
  #playout = new Playout(OUTPUT_RATE);
  #told = 0;
  #state = '';

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToOutput>) => this.#take(data);
  }

  process(_: Float32Array[][], [output]: Float32Array[][]): boolean {
    const [channel] = output as [Float32Array];
    this.#playout.pull(channel, Date.now());
    const { state, position } = this.#playout;
    if (state !== this.#state || position - this.#told >= TELL_EVERY) this.#tell('progress', position);
    return true;
  }

  #take(message: ToOutput): void {
    if (message.type === 'push') this.#playout.push(message.samples, message.at);
    if (message.type === 'end') {
      this.#playout.end();
      this.#tell('progress', this.#playout.position);
    }
    if (message.type === 'flush') this.#tell('flushed', this.#playout.flush());
  }

  #tell(type: FromOutput['type'], position: number): void {
    const { left, underruns, state } = this.#playout;
    this.#told = this.#playout.position;
    this.#state = state;
    this.port.postMessage({ type, position, left, underruns } satisfies FromOutput);
  }
}

registerProcessor('output', Output);
