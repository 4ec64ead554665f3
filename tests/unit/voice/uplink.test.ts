import { describe, expect, it } from 'vitest';
import type { SoundInput } from '@/lib/messages';
import { Uplink } from '@/lib/voice/uplink';

/** 40 ms. */
const audio = (): SoundInput => ({ type: 'audio', pcm: new Uint8Array(1_280) });
const SECOND = 25;

const numbers = (uplink: Uplink) => uplink.untaken.map(({ number }) => number);
const types = (uplink: Uplink) => uplink.untaken.map(({ input }) => input.type);

function fill(uplink: Uplink, chunks: number): number {
  let dropped = 0;
  for (let i = 0; i < chunks; i++) dropped += uplink.add(audio()).droppedMs;
  return dropped;
}

describe('an uplink', () => {
  it('numbers from 1 and keeps, in order, what was not taken', () => {
    const uplink = new Uplink();
    fill(uplink, 3);
    expect(numbers(uplink)).toEqual([1, 2, 3]);
    uplink.taken(2);
    expect(numbers(uplink)).toEqual([3]);
    expect(uplink.add({ type: 'audio-end' }).added).toEqual({ number: 4, input: { type: 'audio-end' } });
    // Of a worker that died before it could tell more.
    uplink.taken(1);
    expect(numbers(uplink)).toEqual([3, 4]);
    uplink.taken(9);
    expect(numbers(uplink)).toEqual([]);
  });

  it('keeps ten seconds, drops the oldest, and tells how much', () => {
    const uplink = new Uplink();
    expect(fill(uplink, 10 * SECOND)).toBe(0);
    expect(fill(uplink, SECOND)).toBe(1_000);
    expect(numbers(uplink)).toEqual(Array.from({ length: 10 * SECOND }, (_, i) => i + SECOND + 1));
    uplink.taken(3 * SECOND);
    expect(fill(uplink, 2 * SECOND)).toBe(0);
    expect(fill(uplink, 1)).toBe(40);
  });

  it('keeps the beginning of a talk that goes on, though its first sound is gone', () => {
    const uplink = new Uplink();
    uplink.add({ type: 'activity-start' });
    fill(uplink, 11 * SECOND);
    expect(types(uplink).slice(0, 2)).toEqual(['activity-start', 'audio']);
    expect(numbers(uplink)[1]).toBe(2 + SECOND);
  });

  it('forgets talks of which nothing is left', () => {
    const uplink = new Uplink();
    for (let talk = 0; talk < 20; talk++) {
      uplink.add({ type: 'activity-start' });
      fill(uplink, SECOND);
      uplink.add({ type: 'activity-end' });
    }
    expect(types(uplink).filter((type) => type === 'audio')).toHaveLength(10 * SECOND);
    expect(types(uplink).filter((type) => type === 'activity-start')).toHaveLength(10);
    expect(types(uplink).filter((type) => type === 'activity-end')).toHaveLength(10);
  });
});
