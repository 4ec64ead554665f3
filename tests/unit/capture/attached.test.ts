import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attached } from '@/lib/capture/attached';
import { openSink } from '@/lib/capture/sink';
import { nameOf, page } from './sinks';

vi.mock('@/lib/capture/sink');

const FPS = 10;

describe('an attached sink, ten pictures a second', () => {
  let shown: ReturnType<typeof page>;
  beforeEach(() => {
    vi.useFakeTimers();
    shown = page();
    vi.mocked(openSink).mockImplementation(shown.openSink);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  /** Its first picture, and how long that took, ms. */
  async function begin(sampler: ReturnType<typeof attached>) {
    let frame: VideoFrame | undefined;
    let took = 0;
    sampler.next().then((first) => {
      frame = first;
    });
    while (!frame && took < 1000) {
      await pass(10);
      took += 10;
    }
    return { name: nameOf(frame), took };
  }

  it('begins between two pictures, with the newer one', async () => {
    shown.paint('a');
    const sampler = attached({} as never, FPS);
    setTimeout(() => shown.paint('b'), 100);
    expect(await begin(sampler)).toEqual({ name: 'b', took: 150 });
  });

  it('does not wait long for a page at rest', async () => {
    shown.paint('a');
    expect(await begin(attached({} as never, FPS))).toEqual({ name: 'a', took: 250 });
  });

  it('a picture that comes early or late has a slot of its own all the same', async () => {
    shown.paint('a');
    const sampler = attached({} as never, FPS);
    await begin(sampler);
    const names: (string | undefined)[] = [];
    // Due at 50, 150, 250…, and up to 90 ms late.
    for (const [index, late] of [0, 90, 20, 90, 0].entries()) {
      setTimeout(() => shown.paint(String(index)), 50 + index * 100 + late);
    }
    for (let slot = 0; slot < 7; slot++) {
      await pass(100);
      names.push(nameOf(await sampler.next()));
    }
    expect(names.filter(Boolean)).toEqual(['0', '1', '2', '3', '4']);
    expect(names.slice(0, 5).filter((name) => name === undefined)).toHaveLength(1);
  });

  it('keeps the newest two when nobody takes them', async () => {
    shown.paint('a');
    const sampler = attached({} as never, FPS);
    await begin(sampler);
    for (const name of ['b', 'c', 'd']) {
      shown.paint(name);
      await pass(1);
    }
    expect([nameOf(await sampler.next()), nameOf(await sampler.next())]).toEqual(['c', 'd']);
  });

  it('answers for a sink that missed its first picture, and begins anew with the first that comes', async () => {
    const sampler = attached({} as never, FPS);
    const answer = sampler.next();
    await pass(500);
    expect(await answer).toBeUndefined();
    setTimeout(() => shown.paint('a'), 100);
    expect(await begin(sampler)).toEqual({ name: 'a', took: 350 });
  });

  it('holds nothing after the end, and ends a wait', async () => {
    const sampler = attached({} as never, FPS);
    const first = sampler.next();
    sampler.close();
    await pass(0);
    expect(await first).toBeUndefined();
    expect(shown.sinks[1]).toBe(0);
  });
});
