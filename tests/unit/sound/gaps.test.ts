import { describe, expect, it } from 'vitest';
import { Playout } from '../../../lib/voice/playout';
import { gapsIn } from '../../sound/gaps';
import { compose, concat } from '../../sound/make';

const RATE = 24_000;
const CHUNK = (80 * RATE) / 1000;
const QUANTUM = 128;
const sent = compose(
  Array.from({ length: 15 }, (_, tone) => ({ tone, ms: 100 })),
  RATE,
);
const chunks: Int16Array<ArrayBuffer>[] = Array.from({ length: Math.ceil(sent.length / CHUNK) }, (_, n) =>
  sent.subarray(n * CHUNK, (n + 1) * CHUNK),
);

/** As the product plays it, where these chunks come so much late, ms. */
function played(late: Record<number, number>, pieces = chunks): Int16Array {
  const playout = new Playout(RATE);
  const out: Int16Array[] = [];
  let next = 0;
  let dueAt = 0;
  for (let now = 0; now < 5_000; now += (1000 * QUANTUM) / RATE) {
    for (; next < pieces.length && dueAt + (late[next] ?? 0) <= now; next++, dueAt += 80) {
      playout.push(pieces[next] as Int16Array<ArrayBuffer>, now);
    }
    if (next === pieces.length) playout.end();
    const quantum = new Float32Array(QUANTUM);
    playout.pull(quantum, now);
    out.push(Int16Array.from(quantum, (sample) => Math.round(sample * 32_768)));
  }
  const all = concat(out);
  const first = all.findIndex((sample) => sample !== 0);
  return all.subarray(first, all.findLastIndex((sample) => sample !== 0) + 1);
}

describe('the gaps in what is played', () => {
  it('are none where all comes in time', () => expect(gapsIn(played({}), sent)).toBe(0));

  it('are counted, where all of it is there', () => {
    expect(gapsIn(played({ 5: 600 }), sent)).toBe(1);
    expect(gapsIn(played({ 5: 600, 12: 700 }), sent)).toBe(2);
  });

  it.each<Record<number, number>>([{}, { 5: 600 }])(
    'are no excuse for what is missing, or there twice: %o',
    (late) => {
      expect(gapsIn(played(late, chunks.toSpliced(9, 1)), sent)).toBe(Number.POSITIVE_INFINITY);
      expect(gapsIn(played(late, chunks.toSpliced(9, 0, chunks[8] as Int16Array<ArrayBuffer>)), sent)).toBe(
        Number.POSITIVE_INFINITY,
      );
      expect(gapsIn(played(late, [...chunks, chunks[0] as Int16Array<ArrayBuffer>]), sent)).toBe(
        Number.POSITIVE_INFINITY,
      );
    },
  );
});
