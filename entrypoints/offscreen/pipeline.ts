/** capture → slice → worker: the whole of what happens to a picture in this document. */
import type { WorkerPort } from '@/lib/browser/worker-port';
import { type Capture, openCapture } from '@/lib/capture/capture';
import { Failed, failureOf } from '@/lib/failure';
import type { SourceEnd, SourceState, ToOffscreen } from '@/lib/messages';
import type { EndReason, Failure, Slice } from '@/lib/model';
import type { Sight } from '@/lib/plan';
import type { Encoder } from '@/lib/slice/encoder';
import { everyInterval } from '@/lib/slice/ticker';

type Start = Extract<ToOffscreen, { type: 'offscreen/start' }>;
type Configuration = Pick<Start, 'intervalMs' | 'sight'>;
type Look = Extract<ToOffscreen, { type: 'offscreen/look' }>;

export class Pipeline {
  #encoder: Encoder;
  #worker: WorkerPort;
  #capture?: Capture;
  #sessionId = '';
  #intervalMs = 0;
  #sight: Sight = { detail: 'high', generation: 3 };
  #slicing?: AbortController;
  #limit?: ReturnType<typeof setTimeout>;
  #ended?: SourceEnd;

  constructor(encoder: Encoder, worker: WorkerPort) {
    this.#encoder = encoder;
    this.#worker = worker;
  }

  /** Opens the source, and says when it did; the one before goes on until the new one is there. */
  async start({ sessionId, streamId, intervalMs, sight, limitMs }: Start): Promise<number> {
    await this.#open(sessionId, streamId);
    this.#limit = setTimeout(() => this.#end(sessionId, 'limit'), limitMs);
    this.#intervalMs = intervalMs;
    this.#sight = sight;
    this.resume();
    return Date.now();
  }

  /** One picture of a source that is not being watched. @throws Failed when it shows none */
  async look({ sessionId, streamId, sight }: Look): Promise<Slice> {
    await this.#open(sessionId, streamId);
    this.#sight = sight;
    return this.grab().finally(() => this.stop());
  }

  configure({ intervalMs, sight }: Configuration): void {
    this.#sight = sight;
    if (intervalMs === this.#intervalMs) return;
    this.#intervalMs = intervalMs;
    if (!this.#slicing) return;
    this.pause();
    this.resume();
  }

  resume(): void {
    this.pause();
    this.#slicing = new AbortController();
    everyInterval(
      () => this.#intervalMs,
      () => this.#tick(),
      this.#slicing.signal,
    );
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

  /** One picture now. @throws Failed when the source shows none */
  async grab(): Promise<Slice> {
    // Again, since a machine that is busy starting something up can be slow with its first picture.
    const slice = (await this.#slice()) ?? (await this.#slice());
    if (!slice) throw new Failed('capture-refused', 'The source shows no picture now.');
    return slice;
  }

  async #open(sessionId: string, streamId: string | undefined): Promise<void> {
    const capture = await openCapture(streamId, (end) => this.#end(sessionId, end));
    this.stop();
    this.#capture = capture;
    this.#sessionId = sessionId;
  }

  async #tick(): Promise<void> {
    if (!this.#worker.ready()) return;
    try {
      const slice = await this.#slice();
      if (slice && this.#slicing) this.#worker.deliver(slice);
    } catch (error) {
      this.#end(this.#sessionId, 'failed', failureOf(error));
    }
  }

  async #slice(): Promise<Slice | undefined> {
    const sessionId = this.#sessionId;
    const frame = await this.#capture?.frame();
    if (!frame) return undefined;
    const at = Date.now();
    const framing = { ...this.#sight, pixelRatio: devicePixelRatio };
    return { id: crypto.randomUUID(), sessionId, at, ...(await this.#encoder.encode(frame, framing)) };
  }

  #end(sessionId: string, end: EndReason, failure?: Failure): void {
    if (sessionId !== this.#sessionId || !this.#capture) return;
    this.stop();
    this.#ended = { sessionId, end, ...(failure && { failure }) };
    this.#worker.tell({ type: 'worker/ended', ...this.#ended });
  }
}
