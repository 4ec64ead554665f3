/** The product's capture, worker and watch, held by a test instead of by the product's pipeline. */

import { openFrames } from '@/entrypoints/offscreen/frames';
import { Watch } from '@/entrypoints/offscreen/watch';
import { type Capture, openCapture } from '@/lib/capture/capture';
import type { Eye } from '@/lib/capture/eye';
import { failureOf } from '@/lib/failure';
import type { GateSettings } from '@/lib/gate/decide';
import type { GateDecision } from '@/lib/model';
import type { Framing } from '@/lib/slice/encode';
import { PATIENCE_MS } from '../../../patience';
import CostWorker from './cost.worker?worker';
import type { Costs, Sent } from './types';

declare global {
  interface Window {
    held: Held;
  }
}

/** With an interval that never ends, a change that counts is held back as "too soon", without waiting for its rest. */
const ONE_LOOK: GateSettings = { send: 'changed', intervalMs: 3_600_000, ignoreBusy: false };
const FRAMING: Framing = { detail: 'high', generation: 3 };
/** Longer than a page takes to paint, and than a sink takes to tell. */
const SILENCE_MS = 120;

/** What a test may ask, through the debugger. */
class Held {
  #frames = openFrames();
  #streamId = Promise.withResolvers<string>();
  #capture?: Capture;
  #eye?: Eye;
  #following?: AbortController;
  #kept?: VideoFrame;
  /** What went out since `follow`, and what was counted. */
  readonly sent: Sent[] = [];
  reasons: Record<string, number> = {};

  constructor() {
    chrome.runtime.onMessage.addListener((streamId: string) => this.#streamId.resolve(streamId));
  }

  async open(): Promise<true> {
    this.#capture = await openCapture(await this.#streamId.promise, (end) => {
      throw new Error(`The capture ended: ${end}`);
    });
    this.#eye = this.#capture.eye();
    return true;
  }

  /** What is there now is what was sent. */
  async before(): Promise<GateDecision> {
    await this.#frames.forget();
    return this.#look(await this.#rest(), true);
  }

  /** How what is there now differs from that. */
  async after(): Promise<GateDecision> {
    return this.#look(await this.#rest(), false);
  }

  /** The decisions on the next so many pictures that the page gives of itself. */
  async next(count: number): Promise<GateDecision[]> {
    const decisions: GateDecision[] = [];
    while (decisions.length < count) {
      const frame = await this.#glance(PATIENCE_MS);
      if (!frame) throw new Error('The page gives no picture of itself.');
      decisions.push(await this.#look(frame, false));
    }
    return decisions;
  }

  /** Sends what changed, or every slice, as the product does. */
  async follow(settings: GateSettings): Promise<void> {
    this.stop();
    await this.#frames.forget();
    if (!this.#capture) throw new Error('Nothing is captured.');
    const following = new AbortController();
    this.#following = following;
    const watch = new Watch(this.#capture, this.#frames, {
      framing: () => FRAMING,
      isReady: () => true,
      send: (takenAt, { bytes }, { reason, score, regions }) => {
        this.sent.push({
          takenAt,
          at: performance.timeOrigin + performance.now(),
          reason,
          score,
          regions,
          bytes: bytes.byteLength,
        });
      },
      tell: ({ reasons }) => {
        this.reasons = reasons;
      },
    });
    watch.run(settings, following.signal).catch((error) => console.error(failureOf(error).detail));
  }

  stop(): void {
    this.#following?.abort();
    this.sent.length = 0;
    this.reasons = {};
  }

  /** Keeps what is there now, for `cost`. */
  async keep(): Promise<void> {
    this.#kept?.close();
    this.#kept = await this.#rest();
  }

  /** What it costs to compare what was kept with what is there now. */
  async cost(runs: number): Promise<Costs> {
    const before = this.#kept;
    const after = await this.#rest();
    if (!before) throw new Error('Nothing was kept.');
    const worker = new CostWorker();
    const costs = await new Promise<Costs>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage({ before, after, runs }, [before, after]);
    });
    worker.terminate();
    this.#kept = undefined;
    return costs;
  }

  /** Looks until nothing new has come for a while, and then once at a picture taken anew. All but the last are dropped. */
  async #rest(): Promise<VideoFrame> {
    for (let frame = await this.#glance(SILENCE_MS); frame; frame = await this.#glance(SILENCE_MS))
      frame.close();
    const frame = await this.#capture?.frame();
    if (!frame) throw new Error('The page shows nothing.');
    return frame;
  }

  async #glance(ms: number): Promise<VideoFrame | undefined> {
    const now = performance.now();
    const glimpse = await this.#eye?.look(
      { notBefore: now, atLatest: now + ms },
      new AbortController().signal,
    );
    return glimpse?.frame;
  }

  async #look(frame: VideoFrame, lookNow: boolean): Promise<GateDecision> {
    const look = { at: performance.now(), frame, blindMs: 0, lookNow };
    return (await this.#frames.look({ ...look, settings: ONE_LOOK, framing: FRAMING })).decision;
  }
}

window.held = new Held();
