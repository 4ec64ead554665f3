import { expect, it } from 'vitest';
import { offer } from '@/lib/session/queue';

it.each([
  { queue: [], item: 1, left: [1], dropped: [] },
  { queue: [1], item: 2, left: [2], dropped: [1] },
  { queue: [1, 2], item: 3, left: [3], dropped: [1, 2] },
])('$queue and $item: keeps $left, drops $dropped', ({ queue, item, left, dropped }) => {
  expect(offer<number>(queue, item)).toEqual({ queue: left, dropped });
});
