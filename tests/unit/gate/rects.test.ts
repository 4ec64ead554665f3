import { expect, it } from 'vitest';
import { clustered, fewRects } from '@/lib/gate/rects';
import { count, NO_TALLY } from '@/lib/gate/tally';
import type { GateDecision, Rect } from '@/lib/model';

const at = (x: number, y = 0): Rect => ({ x, y, width: 10, height: 10 });

it.each<[string, Rect[], Rect[]]>([
  ['apart stay apart', [at(0), at(15)], [at(0), at(15)]],
  ['near ones become one', [at(0), at(14)], [{ x: 0, y: 0, width: 24, height: 10 }]],
  ['a third one joins two', [at(0), at(20), at(10)], [{ x: 0, y: 0, width: 30, height: 10 }]],
  ['none', [], []],
])('clustered: %s', (_, rects, found) => {
  expect(clustered(rects, 4)).toEqual(found);
});

it('fewRects: one around all when there are many', () => {
  const many = Array.from({ length: 17 }, (_, i) => at(i * 20, i));
  expect(fewRects(many.slice(1))).toHaveLength(16);
  expect(fewRects(many)).toEqual([{ x: 0, y: 0, width: 330, height: 26 }]);
});

it('count: by reason, and with what the last one told', () => {
  const busyRegions = [at(0)];
  const held: GateDecision = { send: false, reason: 'caret', score: 0, regions: [], busyRegions };
  const sent: GateDecision = { ...held, send: true, reason: 'settled', score: 9 };
  const tally = [sent, held, held].reduce((sum, decision) => count(sum, decision, true), NO_TALLY);
  expect(tally).toEqual({
    seen: 3,
    sent: 1,
    reasons: { settled: 1, caret: 2 },
    busyRegions,
    ignoresBusy: true,
  });
});
