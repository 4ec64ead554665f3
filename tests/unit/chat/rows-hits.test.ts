import { expect, it } from 'vitest';
import { rowsOf } from '@/lib/chat/rows';
import { makeRepeat, makeTurn } from './make';

const hit = (watchId: string) => ({ watchId, text: `when ${watchId}`, evidence: 'seen' });
const chat = {
  turns: [
    makeTurn(1, { hits: [hit('a')] }),
    makeRepeat(2, 't1', { hits: [hit('a'), hit('b')] }),
    makeTurn(3, { kind: 'question', question: 'Why?' }),
    makeRepeat(4, 't1'),
    makeRepeat(5, 't1', { hits: [hit('a')] }),
  ],
  sessions: [],
  more: false,
};
const keys = (view: 'raw' | 'deduplicated') => rowsOf(chat, view).rows.map(({ key }) => key);

it('a hit stands behind its reply', () => {
  expect(keys('raw')).toEqual(['t1', 't1:hit:a', 't2', 't2:hit:a', 't2:hit:b', 't3', 't4', 't5', 't5:hit:a']);
});

it('a hit is shown where its reply is hidden, in its place', () => {
  expect(keys('deduplicated')).toEqual(['t1', 't1:hit:a', 't2:hit:a', 't2:hit:b', 't3', 't5:hit:a']);
});
