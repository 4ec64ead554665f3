import { describe, expect, it } from 'vitest';
import { contextOf, estimatedTokens, weightOf } from '../../lib/context';
import { makeRepeat, makeTurn, T0 } from './chat/make';

const now = T0 + 60_000;
const answers = (turns: Parameters<typeof contextOf>[0], tokens = 2000, without?: string) =>
  contextOf(turns, { tokens, now, without }).map(({ answer }) => answer);

describe('the estimate', () => {
  it.each([
    ['', 0],
    ['abc', 1],
    ['abcd', 1],
    ['abcde', 2],
    ['são', 1],
    ['画面の上', 3],
    ['😀😀', 2],
  ])('of "%s" is %i: its UTF-8 bytes divided by 4, rounded up', (text, tokens) => {
    expect(estimatedTokens(text)).toBe(tokens);
  });

  it('of an exchange counts the question, or what stands for it', () => {
    expect(weightOf([{ question: 'Why is it?', answer: 'Because.' }])).toBe(3 + 2);
    expect(weightOf([{ question: '', answer: 'A page.' }])).toBe(4 + 2);
  });
});

describe('what goes along', () => {
  // 4 tokens for what stands for the question, 2 for "Reply 1".
  const three = [makeTurn(1), makeTurn(2), makeTurn(3)];

  it('is the newest that fits, oldest first', () => {
    expect(answers(three, 18)).toEqual(['Reply 1', 'Reply 2', 'Reply 3']);
    expect(answers(three, 17)).toEqual(['Reply 2', 'Reply 3']);
    expect(answers(three, 6)).toEqual(['Reply 3']);
  });

  it('never weighs more than the limit', () => {
    const turns = [10, 500, 3, 80, 41].map((length, order) => makeTurn(order, { text: 'ä'.repeat(length) }));
    for (let tokens = 0; tokens < 400; tokens += 1) {
      expect(weightOf(contextOf(turns, { tokens, now }))).toBeLessThanOrEqual(tokens);
    }
  });

  it('has no gap: what is older than one that does not fit stays', () => {
    const turns = [makeTurn(1), makeTurn(2, { text: 'long '.repeat(20) }), makeTurn(3)];
    expect(answers(turns, 20)).toEqual(['Reply 3']);
  });

  it('is the beginning of the newest where not even that fits', () => {
    const turns = [makeTurn(1), makeTurn(2, { text: 'The build has turned red.' })];
    expect(answers(turns, 7)).toEqual(['The build…']);
    expect(answers(turns, 4)).toEqual([]);
  });

  it('is nothing at 0', () => {
    expect(answers(three, 0)).toEqual([]);
  });

  it('has questions with their answers', () => {
    const asked = makeTurn(2, { kind: 'question', question: 'Why?', text: 'So.' });
    expect(contextOf([makeTurn(1), asked], { tokens: 100, now })).toEqual([
      { question: '', answer: 'Reply 1' },
      { question: 'Why?', answer: 'So.' },
    ]);
  });

  it('leaves out repeats, found or not', () => {
    const same = makeTurn(3, { text: ' Reply\n1 ' });
    expect(answers([makeTurn(1), makeRepeat(2, 't1'), same, makeTurn(4)])).toEqual([' Reply\n1 ', 'Reply 4']);
  });

  it('keeps the same answer to another question', () => {
    const asked = (order: number, question: string) =>
      makeTurn(order, { kind: 'question', question, text: 'Yes.' });
    expect(answers([asked(1, 'Is it on?'), asked(2, 'Is it red?'), asked(3, 'Is it on?')])).toEqual([
      'Yes.',
      'Yes.',
    ]);
  });

  it('leaves out what is empty, open, failed, or sent anyway', () => {
    const turns = [
      makeTurn(1, { text: ' ' }),
      makeTurn(2, { state: 'streaming' }),
      makeTurn(3, { state: 'failed', failure: { reason: 'stopped', detail: '' } }),
      makeTurn(4),
      makeTurn(5),
    ];
    expect(answers(turns, 2000, 't5')).toEqual(['Reply 4']);
  });

  it('is of the last hour, by when a question was asked', () => {
    const old = { at: now - 3_600_001 };
    const asked = makeTurn(2, { ...old, kind: 'question', question: 'Why?', text: 'So.', askedAt: now });
    expect(answers([makeTurn(1, old), asked])).toEqual(['So.']);
  });

  it('does not look further back than a panel does', () => {
    const turns = Array.from({ length: 201 }, (_, order) => makeTurn(order, { at: now }));
    expect(answers(turns, 50_000)).toHaveLength(200);
  });
});
