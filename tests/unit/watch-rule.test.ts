import { describe, expect, it } from 'vitest';
import type { Watch, WatchMemory } from '@/lib/model';
import { LONGEST_WATCH, MOST_WATCHES, whyNoWatch } from '@/lib/watch-limits';
import { judgeWatch } from '@/lib/watch-rule';

/** `+` true, `-` false, `.` not answered; what follows a `+` is its evidence. Answers the places of the hits. */
function hits(replies: string): number[] {
  let memory: WatchMemory | undefined;
  return replies.split(' ').flatMap((reply, index) => {
    const state = reply.startsWith('+');
    const answer = reply === '.' ? undefined : { id: 'w', state, evidence: reply.slice(1) };
    const judged = judgeWatch(memory, answer);
    memory = judged.memory;
    return judged.hit ? [index] : [];
  });
}

describe('once per event', () => {
  it.each<[string, string, number[]]>([
    ['nothing happens', '- - . -', []],
    ['it is so from the start', '+a', [0]],
    ['it stays so', '- +a +a +a', [1]],
    ['it stays so, in other words', '+a +b +c', [0]],
    ['it is over, and happens again', '+a - +a', [0, 2]],
    ['it comes and goes', '+a - - +b - +b', [0, 3, 5]],
    ['one reply does not say', '+a . +b', [0]],
    ['two do not, and then it is the same', '+a . . +A', [0]],
    ['two do not, and then it is something else', '+a . . +b +b', [0, 3]],
    ['they are not in a row', '+a . +a . +b', [0]],
    ['none has said anything at first', '. . +a', [2]],
  ])('%s', (_, replies, expected) => {
    expect(hits(replies)).toEqual(expected);
  });

  it('what is remembered survives being written down', () => {
    const { memory } = judgeWatch(undefined, { id: 'w', state: true, evidence: 'red' });
    const read: WatchMemory = JSON.parse(JSON.stringify(memory));
    expect(judgeWatch(read, { id: 'w', state: true, evidence: 'red' }).hit).toBe(false);
  });
});

describe('another watch', () => {
  const watch = (text: string): Watch => ({ id: text, text, paused: false });
  const many = Array.from({ length: MOST_WATCHES }, (_, index) => watch(`watch ${index}`));

  it.each([
    ['the build turns red', [], undefined],
    [' \n', [], 'empty'],
    ['x'.repeat(LONGEST_WATCH), [], undefined],
    ['x'.repeat(LONGEST_WATCH + 1), [], 'too-long'],
    ['The  build turns\nRED ', [watch('the build turns red')], 'known'],
    ['one more', many.slice(1), undefined],
    ['one more', many, 'too-many'],
    ['Watch 3', many, 'known'],
  ] as const)('"%s"', (text, watches, refusal) => {
    expect(whyNoWatch(text, watches)).toBe(refusal);
  });
});
