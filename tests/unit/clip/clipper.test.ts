import { describe, expect, it, vi } from 'vitest';
import { createClipper } from '@/lib/clip/clipper';
import type { FromClipWorker, MadeClip, ToClipWorker } from '@/lib/clip/protocol';
import type { GateDecision } from '@/lib/model';

/** A worker that answers what a test tells it to. */
class FakeWorker {
  onmessage?: (event: { data: FromClipWorker }) => void;
  onerror?: (event: { message: string }) => void;
  readonly heard: ToClipWorker[] = [];
  terminate = vi.fn();

  postMessage(message: ToClipWorker) {
    this.heard.push(message);
  }
}

const grid = { start: 1000, fps: 2 };
const gate = { send: 'changed', ignoreBusy: false } as const;
const unchanged: GateDecision = { send: false, reason: 'unchanged', score: 0, regions: [], busyRegions: [] };
const clip = (number: number) => ({ clip: number, bytes: Uint8Array.of(number) }) as MadeClip;

function open() {
  const worker = new FakeWorker();
  const clips: (number | string)[] = [];
  const clipper = createClipper(worker as unknown as Worker, {
    grid,
    gate,
    onClip: (made) => clips.push(made.clip),
    onUnchanged: ({ reason }) => clips.push(reason),
  });
  let known: unknown = 'none yet';
  clipper.failed.catch(({ failure }) => {
    known = failure;
  });
  const failure = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return known;
  };
  return { worker, clips, clipper, failure };
}

describe('createClipper', () => {
  it('says what is to be made, then hands over slot after slot', () => {
    const { worker, clipper } = open();
    const frame = {} as VideoFrame;
    clipper.take(0, frame);
    clipper.take(1);
    expect(worker.heard).toEqual([
      { type: 'begin', grid, gate, sound: undefined },
      { type: 'slot', slot: 0, frame },
      { type: 'slot', slot: 1, frame: undefined },
    ]);
  });

  it('answers the clips that are new, and why the others are not', () => {
    const { worker, clips } = open();
    worker.onmessage?.({ data: { type: 'clip', clip: clip(0) } });
    worker.onmessage?.({ data: { type: 'unchanged', clip: 1, gate: unchanged } });
    worker.onmessage?.({ data: { type: 'clip', clip: clip(2) } });
    expect(clips).toEqual([0, 'unchanged', 2]);
  });

  it.each([
    [
      'its own words',
      (worker: FakeWorker) =>
        worker.onmessage?.({
          data: { type: 'failed', failure: { reason: 'unexpected', detail: 'Broken.' } },
        }),
    ],
    ['an error in its script', (worker: FakeWorker) => worker.onerror?.({ message: 'Broken.' })],
  ])('fails with the worker: %s', async (_, fail) => {
    const { worker, failure } = open();
    expect(await failure()).toBe('none yet');
    fail(worker);
    expect(await failure()).toEqual({ reason: 'encoder', detail: 'Broken.' });
  });

  it('fails when the encoder falls behind, and not as long as clips come', async () => {
    const { worker, clipper, failure } = open();
    const perClip = 4;
    for (let slot = 0; slot < 10 * perClip; slot++) {
      if (slot % perClip === 0 && slot > 0) {
        worker.onmessage?.({
          data: { type: 'unchanged', clip: slot / perClip - 1, gate: unchanged },
        });
      }
      clipper.take(slot);
    }
    expect(await failure()).toBe('none yet');
    for (let slot = 10 * perClip; slot < 14 * perClip; slot++) clipper.take(slot);
    expect(await failure()).toMatchObject({ reason: 'encoder' });
  });

  it.each([
    ['filled', 5, [{ type: 'slot', slot: 7, frame: undefined }]],
    ['left as it is where it is full', 7, []],
  ])('finishes the clip under way: it is %s, and waited for', async (_, last, expected) => {
    const { worker, clipper } = open();
    for (let slot = 0; slot <= last; slot++) clipper.take(slot);
    worker.onmessage?.({ data: { type: 'clip', clip: clip(0) } });
    worker.heard.length = 0;
    let isFinished = false;
    const finishing = clipper.finish().then(() => {
      isFinished = true;
    });
    await Promise.resolve();
    expect(worker.heard).toEqual(expected);
    expect(isFinished).toBe(false);
    worker.onmessage?.({ data: { type: 'clip', clip: clip(1) } });
    await finishing;
    await clipper.finish();
  });

  it('ends the worker, by force if need be', () => {
    vi.useFakeTimers();
    const { worker, clipper } = open();
    clipper.close();
    expect(worker.heard.at(-1)).toEqual({ type: 'end' });
    expect(worker.terminate).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(worker.terminate).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
