import { describe, expect, it } from 'vitest';
import { OUTPUT_RATE } from '../../../lib/live';
import { type SpokenTurn, TOOLS_MS } from '../../../lib/live/spoken-turn';
import { wordsOf } from '../../../lib/live/transcript';
import { NO_TURNS, nextTick, reduceTurns, type TurnEvent, type Turns } from '../../../lib/live/turns';

const heard = (text: string, finished = false): TurnEvent => ({ type: 'heard', text, finished });
const said = (text: string): TurnEvent => ({ type: 'said', text, finished: false });
const speech = (ms: number): TurnEvent => ({
  type: 'audio',
  pcm: new Uint8Array((ms / 1000) * OUTPUT_RATE * 2),
});
const typed = (text: string): TurnEvent => ({ type: 'typed', text });
const over: TurnEvent = { type: 'turn-complete' };
const interrupted: TurnEvent = { type: 'interrupted' };
const generated: TurnEvent = { type: 'generated' };
const tick: TurnEvent = { type: 'tick' };
const silent: TurnEvent = { type: 'silent', ms: 20_000 };

/** Plays events, one each 100 ms, or at the time that is given with it. Gives the turns as they are then. */
function play(...events: (TurnEvent | [at: number, event: TurnEvent])[]) {
  const all = new Map<number, SpokenTurn>();
  let turns: Turns = NO_TURNS;
  let at = 0;
  for (const entry of events) {
    const [time, event] = Array.isArray(entry) ? entry : [at + 100, entry];
    at = time;
    const step = reduceTurns(turns, event, at);
    turns = step.turns;
    for (const turn of step.changed) all.set(turn.id, turn);
  }
  return { turns, all: [...all.values()] };
}

/** "began: user → model (state and marks)" */
function shown({ all }: { all: SpokenTurn[] }): string[] {
  return all.map((turn) => {
    const marks = (['interrupted', 'cut', 'silent'] as const).filter((mark) => turn[mark]);
    return `${turn.began}: ${wordsOf(turn.user)} → ${wordsOf(turn.model)} (${[turn.state, ...marks].join(', ')})`;
  });
}

describe('turns', () => {
  it('are a question and its answer', () => {
    expect(
      shown(
        play(heard('Wh'), heard('at is this?'), speech(100), said('A gra'), said('ph.'), generated, over),
      ),
    ).toEqual(['heard: What is this? → A graph. (done)']);
  });

  it('go on with the next', () => {
    expect(
      shown(play(heard('O q'), heard('ue é?'), said('Um gráfico.'), over, heard('E agora?'), said('Ou'))),
    ).toEqual(['heard: O que é? → Um gráfico. (done)', 'heard: E agora? → Ou (answering)']);
  });

  it('keep what is being said apart from what is written meanwhile', () => {
    expect(
      shown(
        play(
          ...[
            heard('What do y'),
            typed('And this?'),
            heard('ou th'),
            said('A graph.'),
            heard('ink?', true),
            over,
          ],
          ...[said('A lot.'), over],
        ),
      ),
    ).toEqual(['heard: What do you think? → A lot. (done)', 'typed: And this? → A graph. (done)']);
    expect(
      shown(
        play(
          heard('What do y'),
          typed('And this?'),
          { type: 'cut' },
          heard('ou think?', true),
          said('A lot.'),
        ),
      ),
    ).toEqual(['heard: What do you think? → A lot. (answering)', 'typed: And this? →  (done, cut)']);
  });

  it('leave no answer to what was written over a question that was whole', () => {
    expect(shown(play(heard('What is this?', true), typed('And that?'), said('A graph.'), over))).toEqual([
      'heard: What is this? →  (done)',
      'typed: And that? → A graph. (done)',
    ]);
  });

  it('take what is heard late to the question it belongs to', () => {
    expect(
      shown(
        play(
          heard('これは'),
          speech(100),
          heard('何です'),
          said('グラフ'),
          heard('か。', true),
          said('です。'),
          over,
        ),
      ),
    ).toEqual(['heard: これは何ですか。 → グラフです。 (done)']);
  });

  it('take all of it late', () => {
    expect(
      shown(play(speech(100), said('A gr'), heard('What is'), said('aph.'), heard(' this?'), over)),
    ).toEqual(['heard: What is this? → A graph. (done)']);
  });

  it('begin anew with what is heard after a sentence was finished', () => {
    expect(shown(play(heard('One?', true), said('Yes, that'), heard('Two?')))).toEqual([
      'heard: One? → Yes, that (answering)',
      'heard: Two? →  (asked)',
    ]);
  });

  it('of what is typed take nothing that is heard', () => {
    expect(shown(play(typed('What?'), said('Thi'), heard('Hm'), said('s.'), over))).toEqual([
      'typed: What? → This. (done)',
      'heard: Hm →  (asked)',
    ]);
  });

  it('do not begin with a noise', () => {
    expect(shown(play(heard(' <noise>')))).toEqual([]);
  });

  it('may be the model’s alone', () => {
    expect(shown(play({ type: 'nudged' }, said('It is red now.'), over))).toEqual([
      'nudged:  → It is red now. (done)',
    ]);
    expect(shown(play(said('Hello!'), over))).toEqual(['unknown:  → Hello! (done)']);
  });

  it('are not begun by a change of the screen while one is under way', () => {
    expect(shown(play(typed('Why?'), { type: 'nudged' }, said('So.'), { type: 'nudged' }, over))).toEqual([
      'typed: Why? → So. (done)',
    ]);
  });

  it('answer several questions at once, below the last', () => {
    expect(shown(play(typed('Why?'), typed('And when?'), said('So, and then.'), over))).toEqual([
      'typed: Why? →  (done)',
      'typed: And when? → So, and then. (done)',
    ]);
  });
});

describe('an interruption', () => {
  it('ends the turn, and its tail is not the next one', () => {
    expect(
      shown(
        play(
          heard('Go'),
          speech(900),
          said('Once upon'),
          interrupted,
          said(' a time'),
          heard('Sto'),
          over,
          heard('p.'),
          said('Fine.'),
          over,
        ),
      ),
    ).toEqual(['heard: Go → Once upon a time (done, interrupted)', 'heard: Stop. → Fine. (done)']);
  });

  it('by a question leaves that waiting for its answer', () => {
    expect(shown(play(typed('Go'), said('Once'), typed('Stop'), interrupted, over, said('Fine.')))).toEqual([
      'typed: Go → Once (done, interrupted)',
      'typed: Stop → Fine. (answering)',
    ]);
  });

  it('whose end nobody tells keeps the next answer waiting no longer than a moment', () => {
    expect(
      shown(play(typed('Go'), said('Once'), typed('Stop'), interrupted, [5000, said('Fine.')], over)),
    ).toEqual(['typed: Go → Once (done, interrupted)', 'typed: Stop → Fine. (done)']);
  });

  it('of nothing is none', () => {
    expect(shown(play(interrupted, heard('Hi'), over))).toEqual(['heard: Hi →  (asked)']);
  });
});

describe('a turn whose end is not told', () => {
  it('is over when what was generated has been said', () => {
    const { turns } = play(typed('Go'), [1000, speech(8000)], [1500, generated]);
    expect(nextTick(turns)).toBe(12_000);
    expect(shown(play(typed('Go'), [1000, speech(8000)], [1500, generated], [11_999, tick]))).toEqual([
      'typed: Go →  (answering)',
    ]);
    const { all } = play(typed('Go'), [1000, speech(8000)], [1500, generated], [12_000, tick]);
    expect(all[0]).toMatchObject({ state: 'done', endedAt: 12_000, speechMs: 8000 });
  });

  it('is over before what follows', () => {
    expect(shown(play(typed('Go'), said('Yes.'), generated, [9000, said('Also.')]))).toEqual([
      'typed: Go → Yes. (done)',
      'unknown:  → Also. (answering)',
    ]);
  });

  it('needs no tick while it goes on', () => {
    expect(nextTick(play(typed('Go'), said('Yes')).turns)).toBeUndefined();
  });
});

describe('trouble', () => {
  it('ends what was under way, and says so', () => {
    expect(shown(play(typed('Go'), said('On'), { type: 'cut' }, said('New'), over))).toEqual([
      'typed: Go → On (done, cut)',
      'unknown:  → New (done)',
    ]);
    expect(shown(play(typed('Go'), { type: 'cut' }))).toEqual(['typed: Go →  (done, cut)']);
  });

  it('does not end what the user is saying', () => {
    expect(shown(play(heard('Wh'), { type: 'cut' }, heard('at?'), said('This.'), over))).toEqual([
      'heard: What? → This. (done)',
    ]);
  });

  it('of a model that says nothing is told with the question', () => {
    expect(shown(play(typed('Go'), silent))).toEqual(['typed: Go →  (done, silent)']);
  });

  it('of a model that stops in the middle is told with what it said, and with what was asked meanwhile', () => {
    expect(shown(play(typed('Go'), said('Once upon'), silent, said('New'), over))).toEqual([
      'typed: Go → Once upon (done, silent)',
      'unknown:  → New (done)',
    ]);
    expect(shown(play(typed('Go'), said('Once upon'), typed('Stop'), silent))).toEqual([
      'typed: Go → Once upon (done, silent)',
      'typed: Stop →  (done, silent)',
    ]);
  });

  it('is none where the user wants no answer any more', () => {
    expect(shown(play(typed('Go'), said('Once upon'), typed('Stop'), { type: 'unasked' }, over))).toEqual([
      'typed: Go → Once upon (done)',
      'typed: Stop →  (done)',
    ]);
  });
});

describe('what comes with an answer', () => {
  const usage = (output: number): TurnEvent => ({ type: 'usage', usage: { input: 1, output } });
  const link = (name: string) => ({ title: name, url: `https://${name}.example/` });

  it('is kept with it: calls, pages once each, and bills also after its end', () => {
    const call = { id: 'c', name: 'look_closer', args: {} };
    const { all } = play(
      typed('Go'),
      { type: 'tool-calls', calls: [call] },
      { type: 'sources', links: [link('a')] },
      said('So.'),
      { type: 'sources', links: [link('a'), link('b')] },
      usage(1),
      over,
      usage(2),
    );
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      calls: [call],
      links: [link('a'), link('b')],
      usages: [
        { input: 1, output: 1 },
        { input: 1, output: 2 },
      ],
    });
  });

  describe('after tools', () => {
    const call: TurnEvent = { type: 'tool-calls', calls: [{ id: 'c', name: 'look_closer', args: {} }] };

    it('is what is said to their answers, in a turn of its own or not', () => {
      const told = ['typed: Go → Let me see. A graph. (done)'];
      expect(shown(play(typed('Go'), said('Let me see.'), call, said(' A graph.'), over))).toEqual(told);
      const inTwo = play(typed('Go'), said('Let me see.'), call, generated, over, said(' A graph.'), over);
      expect(shown(inTwo)).toEqual(told);
    });

    it('is waited for, for a while', () => {
      const { turns } = play(typed('Go'), call, generated, over);
      const at = nextTick(turns) ?? 0;
      expect(at).toBe(400 + TOOLS_MS);
      expect(shown(play(typed('Go'), call, generated, over, [at - 1, tick]))).toEqual([
        'typed: Go →  (answering)',
      ]);
      expect(shown(play(typed('Go'), call, generated, over, [at, tick]))).toEqual(['typed: Go →  (done)']);
    });
  });

  it('never changes what was there before', () => {
    const { turns } = play(typed('Go'), said('One'));
    const copy = structuredClone(turns);
    reduceTurns(turns, said(' two'), 500);
    reduceTurns(turns, over, 500);
    expect(turns).toEqual(copy);
  });
});
