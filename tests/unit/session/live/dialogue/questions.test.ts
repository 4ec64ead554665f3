import { expect, it } from 'vitest';
import type { Slice, Turn } from '@/lib/model';
import { Questions } from '@/lib/session/live/dialogue/questions';
import { makeTurn } from '../../make';

function make(open = true) {
  const asked: string[] = [];
  const questions = new Questions({ isOpen: () => open, ask: ({ text }) => void asked.push(text) });
  const opens = () => {
    open = true;
    questions.next();
  };
  const add = (text: string): Turn => {
    const turn = makeTurn({ id: text, kind: 'question' });
    questions.add({ turn, slice: {} as Slice, text });
    return turn;
  };
  return { questions, asked, add, opens };
}

it('go one at a time, each after the end of the one before', () => {
  const { questions, asked, add } = make();
  const one = add('one');
  add('two');
  expect(asked).toEqual(['one']);
  questions.over(makeTurn({ id: 'a comment' }));
  expect(asked, 'that was another turn').toEqual(['one']);
  questions.over(one);
  expect(asked).toEqual(['one', 'two']);
});

it('are not asked when the user wants no answer any more', () => {
  const { questions, asked, add } = make();
  const one = add('one');
  const two = add('two');
  add('three');
  questions.remove(two);
  questions.over(one);
  expect(asked).toEqual(['one', 'three']);
});

it('wait where nothing goes out, and can be taken back until then', () => {
  const { questions, asked, add, opens } = make(false);
  const one = add('one');
  const two = add('two');
  questions.remove(one);
  expect(asked).toEqual([]);
  opens();
  expect(asked).toEqual(['two']);
  expect([one, two].map((turn) => questions.isAsked(turn))).toEqual([false, true]);
});

it('are forgotten with the conversation', () => {
  const { questions, asked, add } = make();
  const one = add('one');
  add('two');
  questions.clear();
  questions.over(one);
  add('three');
  expect(asked).toEqual(['one', 'three']);
});
