import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ahead } from '@/entrypoints/offscreen/ahead';
import { encode, type Framing } from '@/lib/slice/encode';

vi.mock('@/lib/slice/encode', () => ({ encode: vi.fn() }));

const framing: Framing = { detail: 'high', generation: 3, pixelRatio: 1 };
const screen = (name: string) => ({ name }) as unknown as ImageData;

describe('encoding ahead', () => {
  let ahead: Ahead;
  beforeEach(() => {
    vi.useFakeTimers();
    ahead = new Ahead();
    vi.mocked(encode).mockReset();
    vi.mocked(encode).mockImplementation((of) => Promise.resolve(of as never));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const encoded = () => vi.mocked(encode).mock.calls.map(([of]) => (of as unknown as { name: string }).name);

  it('has what settled ready', async () => {
    ahead.start(screen('a'), framing);
    await pass(40);
    expect(encoded()).toEqual(['a']);
    expect(await ahead.finish(screen('a'), framing)).toEqual({ name: 'a' });
    expect(encoded()).toEqual(['a']);
  });

  it('gives nothing older than what is there', async () => {
    ahead.start(screen('a'), framing);
    await pass(40);
    ahead.outdate();
    expect(await ahead.finish(screen('b'), framing)).toEqual({ name: 'b' });
  });

  it('makes anew what is wanted otherwise', async () => {
    ahead.start(screen('a'), framing);
    await pass(40);
    await ahead.finish(screen('a'), { ...framing, detail: 'low' });
    expect(encoded()).toEqual(['a', 'a']);
  });

  it('makes one of a change that goes on, and another when that has stopped', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      ahead.outdate();
      ahead.start(screen(name), framing);
      await pass(60);
    }
    expect(encoded()).toEqual(['a']);
    await pass(20);
    expect(encoded()).toEqual(['a', 'd']);
  });

  it('makes none of what was not to be sent after all', async () => {
    ahead.start(screen('a'), framing);
    ahead.drop();
    await pass(1_000);
    expect(encoded()).toEqual([]);
  });

  it('tells of a failure whoever takes it, and nobody else', async () => {
    vi.mocked(encode).mockRejectedValue(new Error('no canvas'));
    ahead.start(screen('a'), framing);
    await pass(40);
    await expect(ahead.finish(screen('a'), framing)).rejects.toThrow('no canvas');
    ahead.start(screen('b'), framing);
    await pass(80);
    ahead.drop();
  });
});
