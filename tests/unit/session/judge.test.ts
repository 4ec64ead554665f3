import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Embedder } from '@/lib/analyzer';
import type { Turn } from '@/lib/model';
import type { Desk } from '@/lib/session/desk';
import { Judge as RealJudge } from '@/lib/session/judge';
import { DEFAULTS, type Settings } from '@/lib/settings';
import { makeDesk, makeTurn } from './make';

/** The disk. */
const turns = new Map<string, Turn>();

vi.mock('@/lib/history/read', () => {
  const inOrder = () => [...turns.values()].sort((a, b) => a.order - b.order);
  return {
    turn: async (id: string) => turns.get(id),
    turnsBefore: async (before: number, count: number) =>
      inOrder()
        .filter(({ order }) => order < before)
        .slice(-count),
    turnsOf: async (sessionId: string, from: number, to: number) =>
      inOrder().filter((turn) => turn.sessionId === sessionId && turn.order >= from && turn.order < to),
  };
});

/** Texts and their vectors, and what was asked for. */
const vectors = new Map<string, number[]>();
const embed = vi.fn<Embedder['embed']>(async (texts) => ({
  vectors: texts.map((text) => vectors.get(text) ?? [0, 0, 1]),
  tokens: texts.length,
}));
const book = vi.fn();

class Judge extends RealJudge {
  constructor(desk: Desk) {
    super(desk, () => ({ embed }));
  }

  override judgeFrom(turn: Turn) {
    return super.judgeFrom(turn, book);
  }
}

const inbox = 'The inbox has two unread messages. A banner offers a tour.';
const editor = 'The editor shows main.ts. The terminal below is idle.';

beforeEach(() => {
  turns.clear();
  vectors.clear();
  vi.clearAllMocks();
});

const deskWith = (settings: Partial<Settings> = {}) => makeDesk({ settings: { ...DEFAULTS, ...settings } });

/** The next turn, on disk. */
function reply(text: string, fields: Partial<Turn> = {}): Turn {
  const order = turns.size + 1;
  const turn = makeTurn({ id: `t${order}`, order, at: order * 2000, state: 'done', text, ...fields });
  turns.set(turn.id, turn);
  return turn;
}

/** What each reply is hidden as, in the order they come. */
async function judgeAll(judge: Judge, texts: readonly string[]): Promise<(string | undefined)[]> {
  const hidden: (string | undefined)[] = [];
  for (const text of texts) {
    const turn = reply(text);
    await judge.judgeFrom(turn);
    hidden.push(turn.duplicate?.of);
  }
  return hidden;
}

it('compares with all that was said recently', async () => {
  const judge = new Judge(deskWith());
  expect(await judgeAll(judge, [inbox, editor, inbox, editor])).toEqual([undefined, undefined, 't1', 't2']);
});

it('goes on where it was when the worker has slept', async () => {
  await judgeAll(new Judge(deskWith()), [inbox, editor]);
  expect(await judgeAll(new Judge(deskWith()), [inbox, editor])).toEqual(['t1', 't2']);
});

it('folds what a reply repeats beside its news', async () => {
  const judge = new Judge(deskWith());
  await judgeAll(judge, [inbox]);
  const turn = reply(`${inbox} Zoe has written.`);
  expect(await judge.judgeFrom(turn)).toEqual([turn]);
  expect(turn.folds).toEqual([{ from: 0, to: inbox.length, of: 't1', similarity: 1 }]);
});

it('waits for the replies before it, then judges all that are ready', async () => {
  const desk = deskWith();
  const judge = new Judge(desk);
  const [first, second] = [reply(inbox, { state: 'streaming' }), reply(inbox)];
  desk.open.set(first.id, first);
  expect(await judge.judgeFrom(second)).toEqual([]);
  desk.open.delete(first.id);
  first.state = 'done';
  expect(await judge.judgeFrom(first)).toEqual([first, second]);
  expect([first, second].map(({ duplicate }) => duplicate?.of)).toEqual([undefined, 't1']);
});

it('hides nothing where that is the choice, and equal words where that is', async () => {
  const words = ['Dark mode is on.', 'Dark mode is enabled.', '**Dark mode is on**'];
  expect(await judgeAll(new Judge(deskWith({ dedupe: 'off' })), words)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  turns.clear();
  expect(await judgeAll(new Judge(deskWith({ dedupe: 'exact' })), words)).toEqual([
    undefined,
    undefined,
    't1',
  ]);
  turns.clear();
  expect(await judgeAll(new Judge(deskWith()), words)).toEqual([undefined, 't1', 't1']);
});

it('follows the settings at once', async () => {
  const desk = deskWith({ dedupe: 'off' });
  const judge = new Judge(desk);
  expect(await judgeAll(judge, [inbox, inbox])).toEqual([undefined, undefined]);
  desk.settings = { ...desk.settings, dedupe: 'similar' };
  expect((await judgeAll(judge, [inbox]))[0]).toBeDefined();
});

it('never hides what was said of saved pictures, and compares with it', async () => {
  const judge = new Judge(deskWith());
  await judgeAll(judge, [inbox]);
  const batch = reply(inbox, { kind: 'batch' });
  await judge.judgeFrom(batch);
  expect(batch.duplicate).toBeUndefined();
  expect((await judgeAll(judge, [inbox]))[0]).toBe('t2');
});

it.each(['off', 'similar'] as const)('hides that nothing is new, whatever the level: %s', async (dedupe) => {
  const judge = new Judge(deskWith({ dedupe }));
  expect(await judgeAll(judge, ['NOTHING NEW'])).toEqual([undefined]);
  await judgeAll(judge, [inbox]);
  const turn = reply('**NOTHING NEW**');
  await judge.judgeFrom(turn);
  expect(turn.duplicate).toEqual({ of: 't2', method: 'nothing-new', similarity: 1 });
});

it('shows what the user says is no repeat, and remembers it when the worker has slept', async () => {
  const judge = new Judge(deskWith());
  const [one, other] = ['The sync is off in the settings.', 'The sync is disabled in the settings.'];
  expect(await judgeAll(judge, [one, other])).toEqual([undefined, 't1']);
  const told = await judge.tellApart('t2');
  expect(told).toMatchObject({ id: 't2', notLike: ['t1'] });
  expect(told?.duplicate).toBeUndefined();
  expect((await judgeAll(judge, [one]))[0], 'the first again').toBeUndefined();
  expect((await judgeAll(new Judge(deskWith()), [other]))[0], 'the other one again').toBeUndefined();
  expect(await judge.tellApart('t1'), 'nothing of it is hidden').toBeUndefined();
});

describe('by meaning', () => {
  const cat = 'A small cat sleeps on the sofa.';
  const kitten = 'Somebody small and furry naps where people sit.';
  const desk = () => deskWith({ dedupe: 'meaning' });

  it('hides what means the same, and asks once for each text, all in one batch', async () => {
    vectors.set(cat, [1, 0, 0]).set(kitten, [0.99, 0.05, 0]).set(inbox, [0, 1, 0]);
    const judge = new Judge(desk());
    expect(await judgeAll(judge, [cat, inbox, kitten, kitten])).toEqual([undefined, undefined, 't1', 't1']);
    expect(turns.get('t3')?.duplicate).toMatchObject({
      method: 'meaning',
      similarity: expect.closeTo(0.9987, 3),
    });
    expect(embed.mock.calls.map(([texts]) => texts)).toEqual([[cat, inbox], [kitten]]);
    expect(book.mock.calls).toEqual([[2], [1]]);
  });

  it('goes on where it was when the worker has slept', async () => {
    vectors.set(cat, [1, 0, 0]).set(kitten, [1, 0.01, 0]).set(inbox, [0, 1, 0]);
    await judgeAll(new Judge(desk()), [cat, kitten]);
    expect(await judgeAll(new Judge(desk()), [inbox, kitten])).toEqual([undefined, 't1']);
  });

  it.each([
    ['a number', 'Two cats are here.', 'There is a pair, namely 3, of felines.'],
    ['a denial', 'The cat is asleep on it.', 'Not asleep, the feline lies there.'],
    ['trouble', 'The cat is asleep on it.', 'The feline lies there with an error.'],
  ])('%s is news, however alike the vectors are', async (_, before, after) => {
    vectors.set(before, [1, 0, 0]).set(after, [1, 0, 0]);
    expect(await judgeAll(new Judge(desk()), [before, after])).toEqual([undefined, undefined]);
  });

  it('shows what nobody can compare, and lets it rest for a while', async () => {
    embed.mockRejectedValueOnce(new Error('overloaded'));
    expect(await judgeAll(new Judge(desk()), [cat, kitten, inbox])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(embed).toHaveBeenCalledTimes(1);
    expect(book).not.toHaveBeenCalled();
  });

  it('asks nothing at the other levels', async () => {
    await judgeAll(new Judge(deskWith()), [cat, kitten]);
    expect(embed).not.toHaveBeenCalled();
  });
});
