import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEye } from '@/lib/capture/eye';
import { openSink, type Sink } from '@/lib/capture/sink';

vi.mock('@/lib/capture/sink', () => ({ openSink: vi.fn() }));

/** A track's sinks, and pictures for the newest one. */
class Track {
  readonly sinks: FakeSink[] = [];

  constructor() {
    vi.mocked(openSink).mockImplementation(() => {
      const sink = new FakeSink();
      this.sinks.push(sink);
      return sink;
    });
  }

  /** How many are attached. */
  get open(): number {
    return this.sinks.filter(({ closed }) => !closed).length;
  }

  show(frame: VideoFrame): void {
    this.sinks.at(-1)?.give(frame);
  }
}

class FakeSink implements Sink {
  closed = false;
  #waiting?: (frame: VideoFrame | undefined) => void;

  next(): Promise<VideoFrame | undefined> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  give(frame?: VideoFrame): void {
    this.#waiting?.(frame);
  }

  close(): void {
    this.closed = true;
    this.give();
  }
}

const frame = () => ({ close: vi.fn() }) as unknown as VideoFrame;
const forever = new AbortController().signal;

describe('the eye', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const grab = vi.fn<() => Promise<VideoFrame | undefined>>();
  const open = () => {
    const track = new Track();
    return { track, eye: openEye({} as MediaStreamVideoTrack, grab) };
  };
  const at = (notBefore: number, atLatest: number) => {
    const now = performance.now();
    return { notBefore: now + notBefore, atLatest: now + atLatest };
  };

  it('answers with a picture as soon as there is one, and stays open for the next', async () => {
    const { track, eye } = open();
    const picture = frame();
    const seen = eye.look(at(0, 5000), forever);
    await vi.advanceTimersByTimeAsync(30);
    track.show(picture);
    expect(await seen).toEqual({ frame: picture, blindMs: 0 });
    expect(picture.close).not.toHaveBeenCalled();
    expect(track.open).toBe(1);
  });

  it('answers without one when it is time', async () => {
    const { track, eye } = open();
    const first = eye.look(at(0, 5000), forever);
    await vi.advanceTimersByTimeAsync(1);
    track.show(frame());
    await first;
    const seen = eye.look(at(0, 120), forever);
    await vi.advanceTimersByTimeAsync(120);
    expect(await seen).toEqual({ frame: undefined, blindMs: 0 });
    expect(track.sinks).toHaveLength(1);
  });

  it('gives the newest of several, closes the others, and says that some were not seen', async () => {
    const { track, eye } = open();
    const first = eye.look(at(0, 5000), forever);
    await vi.advanceTimersByTimeAsync(1);
    track.show(frame());
    await first;
    const [old, newest] = [frame(), frame()];
    const seen = eye.look(at(100, 5000), forever);
    await vi.advanceTimersByTimeAsync(40);
    track.show(old);
    await vi.advanceTimersByTimeAsync(40);
    track.show(newest);
    await vi.advanceTimersByTimeAsync(20);
    expect(await seen).toEqual({ frame: newest, blindMs: 100 });
    expect(old.close).toHaveBeenCalledOnce();
  });

  it('is shut while nothing is to be seen for long, and waits for the first picture after', async () => {
    const { track, eye } = open();
    const first = eye.look(at(0, 5000), forever);
    await vi.advanceTimersByTimeAsync(1);
    track.show(frame());
    await first;
    const seen = eye.look(at(1000, 1000), forever);
    await vi.advanceTimersByTimeAsync(500);
    expect(track.open).toBe(0);
    await vi.advanceTimersByTimeAsync(570);
    const picture = frame();
    track.show(picture);
    expect(await seen).toEqual({ frame: picture, blindMs: 1070 });
    expect(track.sinks).toHaveLength(2);
  });

  it('makes sure after a long silence that there is still something', async () => {
    const { track, eye } = open();
    const picture = frame();
    grab.mockResolvedValueOnce(undefined).mockResolvedValueOnce(picture);
    const first = eye.look(at(0, 5000), forever);
    await vi.advanceTimersByTimeAsync(1);
    track.show(frame());
    await first;
    const seen = eye.look(at(0, 5000), forever);
    await vi.advanceTimersByTimeAsync(5000);
    expect((await seen).frame).toBe(picture);
    expect(grab).toHaveBeenCalledTimes(2);
  });

  it('takes a picture itself when a fresh sink gives none, as on a busy machine', async () => {
    const { eye } = open();
    const picture = frame();
    grab.mockReset().mockResolvedValueOnce(picture);
    const seen = eye.look(at(0, 60_000), forever);
    await vi.advanceTimersByTimeAsync(500);
    expect((await seen).frame).toBe(picture);
  });

  it('answers at once when it is over, and lets go of everything', async () => {
    const { track, eye } = open();
    const over = new AbortController();
    const seen = eye.look(at(0, 5000), over.signal);
    await vi.advanceTimersByTimeAsync(10);
    over.abort();
    expect(await seen).toEqual({ frame: undefined, blindMs: 0 });
    eye.close();
    const late = frame();
    track.show(late);
    await vi.advanceTimersByTimeAsync(1);
    expect(track.open).toBe(0);
  });
});
