import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Heard } from '@/lib/live/host';
import type { Turn } from '@/lib/model';
import { Speech } from '@/lib/session/live/dialogue/speech';
import { makeTurn } from '../../make';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const sound = (bytes = 4_800): Heard => ({ type: 'audio', pcm: new Uint8Array(bytes) });
const said = (text: string): Heard => ({ type: 'said', text, finished: false });
const heard = (text: string, finished = false): Heard => ({ type: 'heard', text, finished });
const OVER: Heard = { type: 'turn-complete' };
const INTERRUPTED: Heard = { type: 'interrupted' };
const CALL: Heard = { type: 'tool-calls', calls: [] };

function make() {
  const turns: Turn[] = [];
  const ended: string[] = [];
  const told: string[] = [];
  const used: [id: string | undefined, input: number][] = [];
  const add = (turn: Turn) => {
    turns.push(turn);
    return turn;
  };
  const speech = new Speech({
    begin: (kind) => add(makeTurn({ id: `${kind} ${turns.length + 1}`, kind, live: true })),
    note: () => {},
    end: ({ id }, failure) => ended.push(failure ? `${id}: ${failure.reason}` : id),
    used: (turn, { input }) => used.push([turn?.id, input]),
    say: ({ id }) => told.push(`say ${id}`),
    said: ({ id }) => told.push(`said ${id}`),
    hush: () => told.push('hush'),
  });
  const hear = (...events: Heard[]) => {
    for (const event of events) speech.hear(event);
  };
  const asked = (question: string) => {
    const turn = add(
      makeTurn({ id: `question ${turns.length + 1}`, kind: 'question', question, live: true }),
    );
    speech.asked(turn);
    speech.sent(turn);
    return turn;
  };
  return { speech, turns, ended, told, used, hear, asked };
}

describe('what the user says', () => {
  it('is whole from its first word, and answered in the same turn', () => {
    const { turns, ended, hear } = make();
    hear(heard(' What '), heard('is th'), heard('at?', true), sound(), said('A ket'), said('tle.'), OVER);
    expect(turns).toMatchObject([
      { heard: true, question: 'What is that?', text: 'A kettle.', spoken: true },
    ]);
    expect(ended).toEqual(['question 1']);
  });

  it('is still the same when it is understood late', () => {
    const { turns, hear } = make();
    hear(heard('What is'), sound(), said('A kettle.'), heard(' that?'), OVER, heard('And'));
    expect(turns.map(({ question }) => question)).toEqual(['What is that?', 'And']);
  });

  it('begins a turn when nothing of it was understood so far', () => {
    const { turns, hear } = make();
    hear(heard('', true), heard('  '));
    expect(turns).toEqual([]);
  });

  it('over the model cuts it off, and says how much of it was heard', () => {
    const { speech, turns, ended, told, hear } = make();
    hear(heard('Tell me all.', true), sound(), said('All that I'), INTERRUPTED);
    expect(ended).toEqual(['question 1']);
    expect(told).toContain('hush');
    speech.played('question 1', 1_234);
    expect(turns[0]).toMatchObject({ text: 'All that I', cutOffMs: 1_234 });
    speech.played('question 1', 9_999);
    expect(turns[0]?.cutOffMs, 'once').toBe(1_234);
    // The turn that was cut is told as complete, too: that is not the end of the next one.
    hear(heard('Stop.', true), OVER);
    expect(ended).toHaveLength(1);
    hear(said('Sorry.'), OVER);
    expect(turns[1]).toMatchObject({ question: 'Stop.', text: 'Sorry.' });
    expect(ended).toEqual(['question 1', 'question 2']);
  });

  it('over what was only written cuts nothing off', () => {
    const { speech, turns, hear } = make();
    hear({ type: 'text', text: 'Written' }, INTERRUPTED);
    speech.played('slice 1', 50);
    expect(turns[0]?.cutOffMs).toBeUndefined();
  });
});

describe('what the user writes', () => {
  it('is answered with nothing where the model says nothing', () => {
    const { ended, hear, asked } = make();
    asked('One?');
    hear(OVER);
    expect(ended).toEqual(['question 1']);
  });

  it('is answered after the tools that it takes', () => {
    const { turns, ended, hear, asked } = make();
    asked('What is in the corner?');
    hear(said('Let me see. '), CALL, OVER);
    expect(ended).toEqual([]);
    hear(said('A kettle.'), OVER);
    expect(turns).toHaveLength(1);
    expect(turns[0]?.text).toBe('Let me see. A kettle.');
    expect(ended).toEqual(['question 1']);
  });

  it('is over when nothing follows the tools', () => {
    const { ended, hear, asked } = make();
    asked('What is in the corner?');
    hear(said('Let me see.'), CALL, OVER);
    vi.advanceTimersByTime(20_000);
    expect(ended).toEqual(['question 1']);
  });

  it('is not answered any more when the user stops it', () => {
    const { speech, ended, told, hear, asked } = make();
    const turn = asked('What is it?');
    hear(sound(), said('It'));
    speech.unasked(turn, { reason: 'stopped', detail: '' });
    expect(ended).toEqual(['question 1: stopped']);
    expect(told).toContain('hush');
    const before = told.filter((what) => what.startsWith('say')).length;
    hear(sound(), said(' is a kettle.'), OVER);
    expect(told.filter((what) => what.startsWith('say'))).toHaveLength(before);
    expect(turn.text).toBe('It');
  });

  it('is answered, too, when the user has stopped the answer before in its middle', () => {
    const { speech, turns, ended, hear, asked } = make();
    const turn = asked('What is it?');
    hear(sound(), said('It'));
    speech.unasked(turn, { reason: 'stopped', detail: '' });
    vi.advanceTimersByTime(5_000);
    hear(sound(), said(' is a'));
    asked('And that?');
    hear(said(' kettle.'), INTERRUPTED, OVER, sound(), said('A cup.'), OVER);
    expect(turns.map(({ text }) => text)).toEqual(['It', 'A cup.']);
    expect(ended).toEqual(['question 1: stopped', 'question 2']);
  });
});

describe('what the model says by itself', () => {
  it('is a turn of its own, and ends without a word of it', () => {
    const { turns, ended, hear } = make();
    hear(sound(), said('It has changed.'), { type: 'generated' });
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(5_000);
    expect(turns).toMatchObject([{ kind: 'slice', text: 'It has changed.', spoken: true }]);
    expect(ended).toEqual(['slice 1']);
  });

  it('is not heard when it was only to look after the watches', () => {
    const { speech, turns, told, hear } = make();
    speech.nudged('watched');
    hear(sound(), said('OK'), OVER);
    expect(turns).toMatchObject([{ text: 'OK' }]);
    expect(told).not.toContain('say slice 1');
    hear(sound(), OVER);
    expect(told).toContain('say slice 2');
  });

  it('was an answer when what the user said is understood only then', () => {
    const { turns, ended, hear } = make();
    hear(sound(), said('A kettle.'), heard('What is that?', true), OVER);
    expect(turns).toMatchObject([
      { kind: 'question', heard: true, question: 'What is that?', text: 'A kettle.' },
    ]);
    expect(ended).toHaveLength(1);
  });

  it('is not written down where it is nothing', () => {
    const { speech, turns, hear } = make();
    speech.nudged('told');
    hear(OVER);
    expect(turns).toEqual([]);
    expect(speech.isOn).toBe(false);
  });

  it('has a place for what it reports, also where it says nothing', async () => {
    const { speech, turns, ended, hear } = make();
    speech.nudged('watched');
    hear(CALL);
    expect(speech.current).toBe(turns[0]);
    hear(OVER, said('OK'), OVER);
    expect(turns).toHaveLength(1);
    expect(ended).toEqual(['slice 1']);
    expect(speech.current, 'too late for anything else').toBe(turns[0]);
  });

  it('is heard when the user has asked meanwhile', () => {
    const { speech, told, hear, asked } = make();
    speech.nudged('watched');
    asked('What is it?');
    hear(sound());
    expect(told).toContain('say question 1');
  });
});

it('keeps pages once', () => {
  const { turns, hear } = make();
  const link = { title: 'A', url: 'https://a.example/' };
  hear(said('See A.'), { type: 'sources', links: [link] }, { type: 'sources', links: [link] }, OVER);
  expect(turns[0]?.links).toEqual([link]);
});

const usage = (input: number): Heard => ({ type: 'usage', usage: { input, output: 0 } });

it('books what was used on the turn that it belongs to, also when it comes late', () => {
  const { used, hear, asked } = make();
  asked('One?');
  hear(said('1'), usage(2), OVER, usage(3));
  expect(used).toEqual([
    ['question 1', 2],
    ['question 1', 3],
  ]);
});

it('books what nothing is shown of, too, each once', () => {
  const { speech, turns, used, hear } = make();
  // Of a turn of another worker.
  hear(usage(1));
  speech.nudged('watched');
  hear(CALL, usage(2), OVER, usage(3));
  expect(turns).toEqual([]);
  vi.advanceTimersByTime(20_000);
  hear(said('Here'), usage(4), OVER);
  expect(used).toEqual([
    [undefined, 1],
    [undefined, 2],
    [undefined, 3],
    ['slice 1', 4],
  ]);
});

it('ends what is open when its socket breaks, but not what was never sent', () => {
  const { speech, turns, ended, hear, asked } = make();
  asked('One?');
  const unsent = makeTurn({ id: 'unsent', kind: 'question', question: 'Two?' });
  speech.asked(unsent);
  hear(said('1 and'), { type: 'cut' });
  expect(turns[0]?.text).toBe('1 and');
  expect(ended).toEqual(['question 1: cut']);
  expect(speech.isOn).toBe(true);
  speech.sent(unsent);
  hear(said('Two.'), OVER);
  expect(unsent.text).toBe('Two.');
  asked('Three?');
  speech.asked(makeTurn({ id: 'another' }));
  speech.close({ reason: 'stopped', detail: '' });
  expect(ended.slice(2)).toEqual(['question 2: stopped', 'another: stopped']);
  expect(speech.isOn).toBe(false);
});

it('says where an answer could not be read whole, and nothing where there was none', () => {
  const { turns, ended, hear, asked } = make();
  const garbage: Heard = { type: 'garbage', detail: '{"serv' };
  hear(garbage);
  asked('One?');
  hear(said('1'), OVER);
  asked('Two?');
  hear(garbage, said('2'), OVER);
  asked('Three?');
  hear(said('3'), OVER);
  expect(ended).toEqual(['question 1', 'question 2: garbled', 'question 3']);
  expect(turns.map(({ text }) => text)).toEqual(['1', '2', '3']);
});

describe('a model that falls silent', () => {
  const silent: Heard = { type: 'silent', ms: 20_000 };

  it('has not answered, or not to the end: what it said is kept', () => {
    const { turns, ended, told, hear, asked } = make();
    asked('One?');
    hear(silent);
    asked('Two?');
    hear(sound(), said('Half of'), silent);
    expect(ended).toEqual(['question 1: timeout', 'question 2: timeout']);
    expect(turns.map(({ text }) => text)).toEqual(['', 'Half of']);
    expect(told.at(-1), 'nothing more is to be played').toBe('said question 2');
    asked('Three?');
    hear(said('3'), OVER);
    expect(ended.at(-1)).toBe('question 3');
  });

  it.each([silent, { type: 'cut' } as const])('when its answer was stopped already: $type', (event) => {
    const { speech, turns, ended, hear, asked } = make();
    const turn = asked('One?');
    hear(said('1'));
    speech.unasked(turn, { reason: 'stopped', detail: '' });
    asked('Two?');
    hear(event);
    asked('Three?');
    hear(said('3'), OVER);
    expect(turns.map(({ text }) => text)).toEqual(['1', '', '3']);
    const reason = event.type === 'cut' ? 'cut' : 'timeout';
    expect(ended).toEqual(['question 1: stopped', `question 2: ${reason}`, 'question 3']);
  });
});
