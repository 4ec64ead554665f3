import type { Capture } from '@/lib/capture/capture';
import type { Glimpse } from '@/lib/capture/eye';
import { delay } from '@/lib/delay';
import type { GateSettings, Next } from '@/lib/gate/decide';
import { count, NO_TALLY } from '@/lib/gate/tally';
import type { GateDecision, GateTally } from '@/lib/model';
import type { Encoded, Framing } from '@/lib/slice/encode';
import { everyInterval } from '@/lib/slice/ticker';
import type { Frames } from './frames';

/** The tally is told this often at most, and with each picture sent: the worker has better things to do. */
const TELL_MS = 2_000;

/** Where pictures and counts go. */
export interface Outlet {
  /** How pictures are wanted now. */
  framing(): Framing;
  /** False while too many pictures are on their way: take none. */
  isReady(): boolean;
  /** @param at when the picture was taken, ms since 1970 */
  send(at: number, encoded: Encoded, decision: GateDecision): void;
  tell(tally: GateTally): void;
}

/** capture → gate → outlet, of one source. */
export class Watch {
  #capture: Capture;
  #frames: Frames;
  #outlet: Outlet;
  #tally = NO_TALLY;
  #toldAt = 0;

  constructor(capture: Capture, frames: Frames, outlet: Outlet) {
    this.#capture = capture;
    this.#frames = frames;
    this.#outlet = outlet;
  }

  /** Until the signal. @throws Failed */
  async run(settings: GateSettings, signal: AbortSignal): Promise<void> {
    if (settings.send === 'changed') return this.#follow(settings, signal);
    return everyInterval(
      () => settings.intervalMs,
      () => this.take(settings, signal),
      signal,
    );
  }

  /** Looks when there is something new, and when the gate wants to. */
  async #follow(settings: GateSettings, signal: AbortSignal): Promise<void> {
    const eye = this.#capture.eye();
    let next: Next = { notBefore: 0, atLatest: 0 };
    try {
      while (!signal.aborted) {
        if (!this.#outlet.isReady()) await delay(settings.intervalMs, signal);
        const glimpse = await eye.look(next, signal);
        next = await this.#look(glimpse, settings, signal, false);
      }
    } finally {
      eye.close();
    }
  }

  /** Takes a picture now, and lets the gate see it. @throws Failed */
  async take(settings: GateSettings, signal: AbortSignal, lookNow = false): Promise<void> {
    if (!this.#outlet.isReady()) return;
    const frame = await this.#capture.frame();
    if (frame) await this.#look({ frame, blindMs: settings.intervalMs }, settings, signal, lookNow);
  }

  async #look(
    { frame, blindMs }: Glimpse,
    settings: GateSettings,
    signal: AbortSignal,
    lookNow: boolean,
  ): Promise<Next> {
    const at = performance.now();
    const takenAt = Date.now();
    const framing = this.#outlet.framing();
    const looked = await this.#frames.look({ at, frame, blindMs, lookNow, settings, framing });
    const { decision, next, encoded } = looked;
    if (encoded && signal.aborted) {
      // Nobody gets it, so it does not count.
      await this.#frames.forget();
      return next;
    }
    if (encoded) this.#outlet.send(takenAt, encoded, decision);
    this.count(decision, settings.ignoreBusy);
    return next;
  }

  /** Counts a decision, whoever made it. */
  count(decision: GateDecision, ignoresBusy: boolean): void {
    const at = performance.now();
    this.#tally = count(this.#tally, decision, ignoresBusy);
    if (!decision.send && at - this.#toldAt < TELL_MS) return;
    this.#toldAt = at;
    this.#outlet.tell(this.#tally);
  }
}
