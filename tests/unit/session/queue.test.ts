import { expect, it } from 'vitest';
import { offer } from '@/lib/session/queue';

it.each([
  { queue: [], item: 1, then: [1], dropped: [] },
  { queue: [1], item: 2, then: [2], dropped: [1] },
  { queue: [1, 2], item: 3, then: [3], dropped: [1, 2] },
])('$queue and $item: keeps $then, drops $dropped', ({ queue, item, then, dropped }) => {
  expect(offer<number>(queue, item)).toEqual({ queue: then, dropped });
});
