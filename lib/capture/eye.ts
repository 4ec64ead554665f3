import { delay } from '../delay';
import { openSink, type Sink } from './sink';

/** Longer than that the eye is shut: a page in motion is dear to listen to, one at rest costs nothing. */
const SHUT_MS = 250;

/** A fresh sink's first picture comes within about 80 ms, also of a page that paints nothing. */
const WAKING_MS = 500;

/** After so long a silence it is made sure that there is something to be heard: a crashed tab is silent too. */
const SILENCE_MS = 4_500;

/** After so many silences in a row a capture gives a tab up. */
const TRIES = 3;

/** When to look, by `performance.now()`. */
export interface When {
  /** Pictures that come earlier need not be seen. */
  notBefore: number;
  /** Answer then, with or without a picture. */
  atLatest: number;
}

export interface Glimpse {
  /** The newest picture, if there is one that was not seen before. Whoever asked closes it. */
  frame?: VideoFrame;
  /** For how long before, there may have been pictures that were not seen. */
  blindMs: number;
}

export interface Eye {
  /** One at a time. */
  look(when: When, signal: AbortSignal): Promise<Glimpse>;
  close(): void;
}

/**
 * Waits for what is new on a track. While the page is at rest nothing happens here, and a change is seen within a
 * frame of the screen: 17 ms.
 * @param grab takes a picture anew, and draws its conclusions when there is none
 */
export function openEye(track: MediaStreamVideoTrack, grab: () => Promise<VideoFrame | undefined>): Eye {
  let sink: Sink | undefined;
  let newest: VideoFrame | undefined;
  let arrived = () => {};
  let seenAt = performance.now();
  let heardAt = seenAt;
  /** Pictures went by unseen since the last look. */
  let missed = false;
  /** A fresh sink's first picture has not come yet. */
  let isOwed = false;

  function open(): void {
    const opened = openSink(track);
    sink = opened;
    isOwed = true;
    void listen(opened);
  }

  async function listen(to: Sink): Promise<void> {
    for (let frame = await to.next(); frame; frame = await to.next()) {
      if (sink !== to) return frame.close();
      if (newest) missed = true;
      newest?.close();
      newest = frame;
      isOwed = false;
      heardAt = performance.now();
      arrived();
    }
  }

  function close(): void {
    sink?.close();
    sink = undefined;
    newest?.close();
    newest = undefined;
  }

  async function look({ notBefore, atLatest }: When, signal: AbortSignal): Promise<Glimpse> {
    let until = atLatest;
    if (sink && notBefore - performance.now() > SHUT_MS) {
      close();
      missed = true;
    }
    await delay(notBefore - performance.now(), signal);
    if (!sink && !signal.aborted) {
      open();
      until = performance.now() + WAKING_MS;
    }
    await picture(until, signal);
    return glimpse(signal);
  }

  /** Waits for one. */
  async function picture(until: number, signal: AbortSignal): Promise<void> {
    if (newest) return;
    const arrival = new AbortController();
    arrived = () => arrival.abort();
    await delay(until - performance.now(), AbortSignal.any([signal, arrival.signal]));
  }

  async function glimpse(signal: AbortSignal): Promise<Glimpse> {
    const frame = newest ?? (isSilent() && !signal.aborted ? await check() : undefined);
    newest = undefined;
    const now = performance.now();
    const blindMs = missed ? now - seenAt : 0;
    missed = false;
    seenAt = now;
    return { frame, blindMs };
  }

  function isSilent(): boolean {
    // On a busy machine a sink can miss its first picture, and a page at rest paints no second.
    return isOwed || performance.now() - heardAt >= SILENCE_MS;
  }

  /** A machine under load can miss a picture or two. */
  async function check(): Promise<VideoFrame | undefined> {
    let frame: VideoFrame | undefined;
    for (let tries = 0; !frame && tries < TRIES; tries++) frame = await grab();
    heardAt = performance.now();
    isOwed = false;
    return frame;
  }

  return { look, close };
}
