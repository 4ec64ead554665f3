import { OUTPUT_RATE } from '../live';
import type { FromOutput, ToOutput } from './output';
import worklet from './output.worklet?worker&url';
import { type Played, Spoken } from './spoken';

/** With nothing to play, after so long the loudspeaker is let go. */
const IDLE_MS = 10_000;
/** What waits at most: ten minutes, longer than any model speaks; 29 MB. What comes beyond that is let go. */
const MOST_SAMPLES = 600 * OUTPUT_RATE;
/** A change of volume within this time does not click, s. */
const GLIDE_S = 0.01;

export interface Loudness {
  /** 0 to 1. */
  volume: number;
  muted: boolean;
}

/** Plays what the model says. Nothing is open before it says something, nor long after. */
export class Speaker {
  #tell: (played: Played & { gaps: number }) => void;
  #spoken = new Spoken();
  #loudness: Loudness = { volume: 1, muted: false };
  #output?: Promise<Output>;
  /** Samples since the beginning: those that were handed over, and those that are played or thrown away. */
  #pushed = 0;
  #position = 0;
  #idle?: ReturnType<typeof setTimeout>;

  /** @param tell how far each turn was played, some times a second, and when it is over */
  constructor(tell: (played: Played & { gaps: number }) => void) {
    this.#tell = tell;
  }

  /** Opens what takes a while, so that the first word does not wait for it. */
  prepare(): void {
    this.#output ??= openOutput(this.#loudness, (message) => this.#hear(message));
    this.#restSoon();
  }

  set({ volume, muted }: Loudness): void {
    this.#loudness = { volume, muted };
    void this.#output?.then(({ level }) => setLevel(level, this.#loudness));
  }

  /** @param pcm 24 kHz, 16 bit little-endian, one channel; played after what came before it */
  say(turnId: string, pcm: Uint8Array<ArrayBuffer>): void {
    const at = Date.now();
    const samples = samplesOf(pcm);
    if (this.#pushed - this.#position + samples.length > MOST_SAMPLES) return;
    if (!this.#spoken.say(turnId, samples.length)) return;
    this.#pushed += samples.length;
    this.#wake();
    this.#post({ type: 'push', samples, at }, [samples.buffer]);
  }

  /** Nothing more of this turn will come. */
  said(turnId: string): void {
    if (this.#spoken.said(turnId)) this.#post({ type: 'end' });
  }

  /** Nothing more of any turn will come for now. */
  allSaid(): void {
    this.#spoken.allSaid();
    this.#post({ type: 'end' });
  }

  /** Silence at once. */
  hush(): void {
    this.#spoken.hush();
    this.#post({ type: 'flush' });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const opened = this.#output;
    this.#output = undefined;
    // The next output counts from its own beginning.
    this.#spoken = new Spoken();
    this.#pushed = 0;
    this.#position = 0;
    const output = await opened;
    if (!output) return;
    output.node.port.onmessage = null;
    await output.context.close();
  }

  #hear({ type, position, left, underruns }: FromOutput): void {
    this.#position = this.#pushed - left;
    const reports = type === 'flushed' ? this.#spoken.cut(position) : this.#spoken.played(position);
    for (const report of reports) this.#tell({ ...report, gaps: underruns });
    if (left === 0) this.#restSoon();
  }

  #post(message: ToOutput, transfer: Transferable[] = []): void {
    void this.#output?.then(({ node }) => node.port.postMessage(message, transfer));
  }

  #wake(): void {
    this.prepare();
    clearTimeout(this.#idle);
    void this.#output?.then(({ context }) => context.resume());
  }

  #restSoon(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#output?.then(({ context }) => context.suspend()), IDLE_MS);
  }
}

interface Output {
  context: AudioContext;
  node: AudioWorkletNode;
  level: GainNode;
}

async function openOutput(loudness: Loudness, hear: (message: FromOutput) => void): Promise<Output> {
  const context = new AudioContext({ sampleRate: OUTPUT_RATE });
  await context.audioWorklet.addModule(worklet);
  const node = new AudioWorkletNode(context, 'output', { numberOfInputs: 0, outputChannelCount: [1] });
  node.port.onmessage = ({ data }: MessageEvent<FromOutput>) => hear(data);
  const level = new GainNode(context, { gain: gainOf(loudness) });
  node.connect(level).connect(context.destination);
  return { context, node, level };
}

function setLevel({ gain, context }: GainNode, loudness: Loudness): void {
  gain.setTargetAtTime(gainOf(loudness), context.currentTime, GLIDE_S);
}

function gainOf({ volume, muted }: Loudness): number {
  return muted ? 0 : volume;
}

/** A copy, to be given away: what came may be a view of something larger, and begin at an odd byte. */
function samplesOf(pcm: Uint8Array): Int16Array<ArrayBuffer> {
  return new Int16Array(pcm.slice(0, pcm.length & ~1).buffer);
}
