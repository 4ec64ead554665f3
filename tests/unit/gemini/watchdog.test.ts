import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watch } from '../../../lib/gemini/watchdog';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pending = new Promise<never>(() => {});

describe('a watchdog', () => {
  it('barks after the limit of silence, not before', async () => {
    const dog = watch(new AbortController().signal, 1000);
    void dog.within(pending);
    await vi.advanceTimersByTimeAsync(999);
    expect([dog.silent, dog.signal.aborted]).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([dog.silent, dog.signal.aborted]).toEqual([true, true]);
  });

  it('starts anew with every wait, and sleeps in between', async () => {
    const dog = watch(new AbortController().signal, 1000);
    expect(await dog.within(Promise.resolve('one'))).toBe('one');
    await vi.advanceTimersByTimeAsync(5000);
    void dog.within(pending);
    await vi.advanceTimersByTimeAsync(999);
    expect(dog.silent).toBe(false);
  });

  it('sleeps after an error too', async () => {
    const dog = watch(new AbortController().signal, 1000);
    await expect(dog.within(Promise.reject(new Error('oh')))).rejects.toThrow('oh');
    await vi.advanceTimersByTimeAsync(5000);
    expect(dog.silent).toBe(false);
  });

  it("passes on the caller's abort, which is no silence", () => {
    const caller = new AbortController();
    const dog = watch(caller.signal, 1000);
    caller.abort();
    expect([dog.silent, dog.signal.aborted]).toEqual([false, true]);
  });

  it('throws the reason of a caller that has aborted before', () => {
    const reason = new Error('too late');
    expect(() => watch(AbortSignal.abort(reason), 1000)).toThrow(reason);
  });

  it('lets go of a caller that lives on, and ends what is under way', () => {
    const caller = new AbortController();
    const remove = vi.spyOn(caller.signal, 'removeEventListener');
    const dog = watch(caller.signal, 1000);
    dog.release();
    expect(dog.signal.aborted).toBe(true);
    expect(remove).toHaveBeenCalledOnce();
  });
});
