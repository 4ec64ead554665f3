import { describe, expect, it } from 'vitest';
import type { LiveSession, LiveTurn } from '../../gemini-server/live/session';
import { compose } from '../../sound/make';
import { spokenIn } from '../../torture/live/spoken';
import { writtenIn } from '../../torture/live/written';

const turn = (n: number, changes: Partial<LiveTurn>) =>
  ({
    cause: 'speech',
    texts: [],
    heard: '',
    said: '',
    tones: [],
    at: n,
    interruptedAt: 0,
    completedAt: n,
    ...changes,
  }) as unknown as LiveTurn;
const session = (...turns: LiveTurn[]) => ({ turns }) as unknown as LiveSession;
const played = (...tones: number[]) =>
  compose(
    tones.flatMap((tone) => [{ tone, ms: 200 }, { silence: 50 }]),
    24_000,
  );

describe('which answers were heard', () => {
  const one = turn(1, { said: 'One', tones: [0, 1, 2] });
  const two = turn(2, { said: 'Two', tones: [3, 4, 5], interruptedAt: 2 });
  const three = turn(3, { said: 'Three', tones: [6, 7] });
  const heard = (turns: LiveTurn[], ...tones: number[]) => spokenIn(session(...turns), played(...tones), 3);

  it('are the whole ones, and beginnings of those that were interrupted', () => {
    const found = heard([one, two, three], 0, 1, 2, 3, 4, 6, 7);
    expect(found).toEqual({ whole: 2, incomplete: [], odd: 0, gaps: 0, worstMs: 0 });
  });

  it('lack a tone, or have one too many', () => {
    expect(heard([one, two, three], 0, 2, 3, 6, 7).incomplete).toEqual(['One: 1 of 3']);
    expect(heard([one, two, three], 0, 1, 2, 3, 3, 6, 7).odd).toBe(1);
    expect(heard([one, three], 0, 1, 2, 0, 6, 7).odd).toBe(1);
  });

  it('need not be those that ended when it was no longer listened to', () => {
    const late = turn(4, { said: 'Four', tones: [8, 9, 10] });
    for (const tones of [[], [8], [8, 9, 10]]) {
      const found = heard([one, three, late], 0, 1, 2, 6, 7, ...tones);
      expect(found).toMatchObject({ whole: 2, incomplete: [], odd: 0 });
    }
  });
});

describe('what is in the history', () => {
  const sentences = ['I say one.', 'I say two.', 'I say three.'];
  const one = turn(1, { heard: 'I say one.', said: 'Answer one.' });
  const three = turn(3, { heard: 'I say three.', said: 'Answer three.' });
  const lost = turn(2, { said: 'Answer two.', completedAt: 0 });
  const row = (order: number, question: string, text: string) => ({
    kind: 'question' as const,
    live: true as const,
    heard: true as const,
    order,
    question,
    text,
  });
  const written = (...rows: ReturnType<typeof row>[]) => {
    const { missing, odd, misplaced, rests } = writtenIn(session(one, lost, three), rows, sentences);
    return { missing, odd, misplaced, rests };
  };
  const fine = { missing: [], odd: [], misplaced: [] };

  it('is all that was said, and beginnings of what was cut off', () => {
    expect(written(row(1, 'I say one.', 'Answer one.'), row(2, 'I say three.', 'Answer three.'))).toEqual({
      ...fine,
      rests: 0,
    });
    expect(
      written(
        row(1, 'I say one.', 'Answer one.'),
        row(2, 'I s', 'Answer t'),
        row(3, 'I say three.', 'Answer three.'),
      ),
    ).toEqual({ ...fine, rests: 2 });
    expect(
      written(row(1, 'I say one.', 'Answer one.'), row(2, 'I say tI say three.', 'Answer three.')),
    ).toEqual({ ...fine, rests: 1 });
  });

  it.each([
    ['a word is missing', [row(1, 'I say one', 'Answer one.'), row(2, 'I say three.', 'Answer three.')]],
    [
      'something is there twice',
      [
        row(1, 'I say one.', 'Answer one.'),
        row(2, 'I say three.', 'Answer three.'),
        row(3, 'I say one.', ''),
      ],
    ],
    [
      'two sentences are one word',
      [row(1, 'I say one.I say three.', 'Answer one.'), row(2, '', 'Answer three.')],
    ],
    ['the order is another', [row(2, 'I say one.', 'Answer one.'), row(1, 'I say three.', 'Answer three.')]],
    [
      'the answers are exchanged',
      [row(1, 'I say one.', 'Answer three.'), row(2, 'I say three.', 'Answer one.')],
    ],
  ])('is wrong where %s', (_, rows) => {
    const { missing, odd, misplaced } = written(...rows);
    expect([...missing, ...odd, ...misplaced]).not.toEqual([]);
  });
});
