import { describe, expect, it } from 'vitest';
import { soundUntil } from '@/lib/clip/packet';

/** As an encoder gives them for 2 s of sound: a packet more than there is sound for. */
function packets(duration: number) {
  const count = Math.ceil(2 / duration) + 1;
  return Array.from({ length: count }, (_, index) => ({ data: Uint8Array.of(index), duration }));
}

describe.each([
  ['Opus, 20 ms', 0.02, 100],
  ['AAC, 1024 samples', 1024 / 48_000, 94],
])('%s', (_, duration, count) => {
  const kept = soundUntil(2, packets(duration));

  it('is as long as the clip', () => {
    expect(kept).toHaveLength(count);
    const last = kept.at(-1);
    expect((last?.at ?? 0) + (last?.duration ?? 0)).toBeCloseTo(2, 9);
  });

  it('has no gap', () => {
    for (const [index, { at }] of kept.entries()) expect(at).toBeCloseTo(index * duration, 9);
  });
});

it('of less there is less', () => {
  expect(soundUntil(2, packets(0.02).slice(0, 50))).toHaveLength(50);
});
