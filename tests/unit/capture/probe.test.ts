import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withProbe } from '@/lib/capture/probe';
import { Frame, nameOf } from './sinks';

const SLOT_MS = 500;

describe('a sampler that is looked after', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const asFrame = (frame: Frame) => frame as unknown as VideoFrame;

  /** What the slots answer when the sampler gives these, and a look finds pictures of its own. */
  async function slots(given: (string | undefined)[], find: () => Frame | undefined) {
    const look = vi.fn(async () => {
      const found = find();
      return found && asFrame(found);
    });
    const close = vi.fn();
    const next = async () => {
      const name = given.shift();
      return name === undefined ? undefined : asFrame(new Frame(name));
    };
    const sampler = withProbe({ next, close }, look);
    const names: (string | undefined)[] = [];
    for (const _ of [...given]) {
      await vi.advanceTimersByTimeAsync(SLOT_MS);
      names.push(nameOf(await sampler.next()));
    }
    return { names, look, sampler, close };
  }

  const silent = (count: number) => Array<undefined>(count).fill(undefined);

  it('is left alone while pictures come', async () => {
    const { look } = await slots([...silent(3), 'a', ...silent(3), 'b'], () => undefined);
    expect(look).not.toHaveBeenCalled();
  });

  it('gives what a look finds after a long silence: it may have been missed', async () => {
    const { names, look } = await slots(silent(7), () => new Frame('found'));
    expect(look).toHaveBeenCalledOnce();
    expect(names).toEqual([...silent(5), 'found', undefined]);
  });

  it('looks again and again while nothing is found', async () => {
    const { look } = await slots(silent(7), () => undefined);
    expect(look).toHaveBeenCalledTimes(3);
  });

  it('prefers what is newer', async () => {
    const found = new Frame('found');
    const { names } = await slots([...silent(5), 'newer', undefined], () => found);
    expect(names).toEqual([...silent(5), 'newer', undefined]);
    expect(found.open).toBe(false);
  });

  it('holds nothing after the end', async () => {
    const found = new Frame('found');
    const { sampler, close } = await slots(silent(5), () => found);
    sampler.close();
    expect(found.open).toBe(false);
    expect(close).toHaveBeenCalledOnce();
  });
});
