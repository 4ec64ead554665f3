/** capture → gate and slice → worker: the whole of what happens to a picture in this document. */
import type { WorkerPort } from '@/lib/browser/worker-port';
import { type Capture, openCapture } from '@/lib/capture/capture';
import { Failed, failureOf } from '@/lib/failure';
import type { GateSettings } from '@/lib/gate/decide';
import type { CaptureSettings, SourceEnd, SourceState, ToOffscreen } from '@/lib/messages';
import type { EndReason, Failure, Slice } from '@/lib/model';
import type { Sight } from '@/lib/plan';
import type { Encoded, Framing } from '@/lib/slice/encode';
import type { Frames } from './frames';
import { Watch } from './watch';

type Start = Extract<ToOffscreen, { type: 'offscreen/start' }>;
type Look = Extract<ToOffscreen, { type: 'offscreen/look' }>;

export class Pipeline {
  #frames: Frames;
  #worker: WorkerPort;
  #capture?: Capture;
  #sessionId = '';
  #settings: GateSettings = { send: 'every', intervalMs: 0, ignoreBusy: false };
  #sight: Sight = { detail: 'high', generation: 3 };
  #watch?: Watch;
  #slicing?: AbortController;
  #limit?: ReturnType<typeof setTimeout>;
  #ended?: SourceEnd;

  constructor(frames: Frames, worker: WorkerPort) {
    this.#frames = frames;
    this.#worker = worker;
  }

  /** Opens the source, and says when it did; the one before goes on until the new one is there. */
  async start({ sessionId, streamId, limitMs, ...settings }: Start): Promise<number> {
    await this.#open(sessionId, streamId);
    this.#limit = setTimeout(() => this.#end(sessionId, 'limit'), limitMs);
    this.#set(settings);
    this.resume();
    return Date.now();
  }

  /** One picture of a source that is not being watched. @throws Failed when it shows none */
  async look({ sessionId, streamId, sight }: Look): Promise<Slice> {
    await this.#open(sessionId, streamId);
    this.#sight = sight;
    return this.grab().finally(() => this.stop());
  }

  configure(settings: CaptureSettings): void {
    this.#set(settings);
    if (!this.#slicing) return;
    this.pause();
    this.resume();
  }

  resume(): void {
    this.pause();
    const slicing = new AbortController();
    this.#slicing = slicing;
    void this.#run(slicing.signal);
  }

  pause(): void {
    this.#slicing?.abort();
    this.#slicing = undefined;
  }

  stop(): void {
    this.pause();
    clearTimeout(this.#limit);
    this.#capture?.close();
    this.#capture = undefined;
  }

  /** What is open, or how it ended. */
  get state(): SourceState {
    return { sessionId: this.#capture ? this.#sessionId : '', ended: this.#ended };
  }

  get slicing(): boolean {
    return this.#slicing !== undefined;
  }

  /** Sends what is there now, unless watching is paused. */
  async lookNow(): Promise<void> {
    if (this.#slicing) await this.#watch?.take(this.#settings, this.#slicing.signal, true);
  }

  /** One picture now. @throws Failed when the source shows none */
  async grab(): Promise<Slice> {
    // Again, since a machine that is busy starting something up can be slow with its first picture.
    const frame = (await this.#capture?.frame()) ?? (await this.#capture?.frame());
    if (!frame) throw new Failed('capture-refused', 'The source shows no picture now.');
    const at = Date.now();
    return sliceOf(this.#sessionId, at, await this.#frames.encode(frame, this.#framing));
  }

  #set({ intervalMs, sight, gate }: CaptureSettings): void {
    this.#settings = { ...gate, intervalMs };
    this.#sight = sight;
  }

  get #framing(): Framing {
    return { ...this.#sight, pixelRatio: devicePixelRatio };
  }

  async #open(sessionId: string, streamId: string | undefined): Promise<void> {
    const capture = await openCapture(streamId, (end) => this.#end(sessionId, end));
    this.stop();
    this.#capture = capture;
    this.#sessionId = sessionId;
    this.#watch = new Watch(capture, this.#frames, {
      framing: () => this.#framing,
      isReady: () => this.#worker.ready(),
      send: (at, encoded, gate) => this.#worker.deliver({ ...sliceOf(sessionId, at, encoded), gate }),
      tell: (tally) => this.#worker.tell({ type: 'worker/gate', sessionId, tally }),
    });
    await this.#frames.forget();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const sessionId = this.#sessionId;
    try {
      await this.#watch?.run(this.#settings, signal);
    } catch (error) {
      this.#end(sessionId, 'failed', failureOf(error));
    }
  }

  #end(sessionId: string, end: EndReason, failure?: Failure): void {
    if (sessionId !== this.#sessionId || !this.#capture) return;
    this.stop();
    this.#ended = { sessionId, end, ...(failure && { failure }) };
    this.#worker.tell({ type: 'worker/ended', ...this.#ended });
  }
}

function sliceOf(sessionId: string, at: number, encoded: Encoded): Slice {
  return { id: crypto.randomUUID(), sessionId, at, ...encoded };
}
