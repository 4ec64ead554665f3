/** capture → gate and slice, or clip → worker: the whole of what happens to a picture in this document. */
import type { WorkerPort } from '@/lib/browser/worker-port';
import { type Capture, type Opening, openCapture } from '@/lib/capture/capture';
import { Failed, failureOf } from '@/lib/failure';
import type { GateSettings } from '@/lib/gate/decide';
import type { CaptureSettings, ClipChoice, SourceEnd, SourceState, ToOffscreen } from '@/lib/messages';
import type { EndReason, Failure, Fractions, GateDecision, Slice } from '@/lib/model';
import type { Sight } from '@/lib/plan';
import type { Encoded, Framing } from '@/lib/slice/encode';
import { type Clip, film, type Wishes } from './film';
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
  /** As the user chose; and as it can be: without, pictures are taken. */
  #choice?: ClipChoice;
  #clips?: ClipChoice;
  #watch?: Watch;
  #slicing?: AbortController;
  #limit?: ReturnType<typeof setTimeout>;
  #ended?: SourceEnd;

  constructor(frames: Frames, worker: WorkerPort) {
    this.#frames = frames;
    this.#worker = worker;
  }

  /** Opens the source, and says when it did; the one before goes on until the new one is there. */
  async start({ sessionId, streamId, limitMs, muted, ...settings }: Start): Promise<number> {
    await this.#open(sessionId, streamId, { fps: settings.clips?.fps, sound: settings.sound });
    this.mute(muted);
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
    const isFilming = this.#clips !== undefined;
    this.#set(settings);
    // Clips take it up when the one under way is full.
    if (this.#slicing && !isFilming) this.resume();
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

  mute(muted: boolean): void {
    this.#capture?.sound?.setMuted(muted);
  }

  /** What is heard of the source, where it was opened with its sound. */
  get sound() {
    return this.#capture?.sound?.track;
  }

  get slicing(): boolean {
    return this.#slicing !== undefined;
  }

  /** Sends what is there now, unless watching is paused. */
  async lookNow(): Promise<void> {
    if (this.#slicing) await this.#watch?.take(this.#settings, this.#slicing.signal, true);
  }

  /** One picture now, of all or a part. @throws Failed when the source shows none */
  async grab(closer?: Fractions): Promise<Slice> {
    // Again, since a machine that is busy starting something up can be slow with its first picture.
    const frame = (await this.#capture?.frame()) ?? (await this.#capture?.frame());
    if (!frame) throw new Failed('capture-refused', 'The source shows no picture now.');
    const at = Date.now();
    return sliceOf(this.#sessionId, at, await this.#frames.encode(frame, { ...this.#framing, closer }));
  }

  #set({ intervalMs, sight, gate, clips }: CaptureSettings): void {
    this.#settings = { ...gate, intervalMs };
    this.#sight = sight;
    // After a failure clips are tried again when they are to be other clips.
    if (JSON.stringify(clips) !== JSON.stringify(this.#choice)) this.#clips = clips;
    this.#choice = clips;
  }

  get #framing(): Framing {
    return { ...this.#sight, pixelRatio: devicePixelRatio };
  }

  async #open(sessionId: string, streamId: string | undefined, opening?: Opening): Promise<void> {
    const capture = await openCapture(streamId, (end) => this.#end(sessionId, end), opening);
    this.stop();
    this.#choice = undefined;
    this.#clips = undefined;
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
      while (!signal.aborted) {
        if (this.#clips) await this.#film(signal);
        else await this.#watch?.run(this.#settings, signal);
      }
    } catch (error) {
      this.#end(sessionId, 'failed', failureOf(error));
    }
  }

  /** Until no clips are wanted, or can be made. */
  async #film(signal: AbortSignal): Promise<void> {
    if (!this.#capture) return;
    const onUnchanged = (gate: GateDecision) => this.#watch?.count(gate, this.#settings.ignoreBusy);
    const onClip = (clip: Clip) => this.#deliver(clip);
    try {
      await film(this.#capture, { wishes: () => this.#wishes, onClip, onUnchanged }, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#clips = undefined;
      this.#worker.tell({ type: 'worker/no-clips', sessionId: this.#sessionId, failure: failureOf(error) });
    }
  }

  get #wishes(): Wishes | undefined {
    const { send, ignoreBusy } = this.#settings;
    return this.#clips && { ...this.#clips, gate: { send, ignoreBusy } };
  }

  #deliver(clip: Clip): void {
    if (!this.#worker.ready()) {
      // What is new in a clip that cannot be stored is new to the next film, too.
      this.resume();
      return;
    }
    this.#worker.deliver({ id: crypto.randomUUID(), sessionId: this.#sessionId, ...clip });
    if (clip.gate) this.#watch?.count(clip.gate, this.#settings.ignoreBusy);
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
