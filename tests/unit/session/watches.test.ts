import { describe, expect, it } from 'vitest';
import type { Session, Slice, Turn, Watch } from '@/lib/model';
import { judgeWatches, withFrames } from '@/lib/session/watches';
import { makeSession, makeTurn } from './make';

const red: Watch = { id: 'red', text: 'the build turns red', paused: false };
const name: Watch = { id: 'name', text: 'my name is called', paused: false };

/** A reply that says of each of these watches that it is so, with its evidence, or that it is not (empty). */
function reply(order: number, said: Record<string, string>): Turn {
  const answers = Object.entries(said).map(([id, evidence]) => ({ id, state: evidence !== '', evidence }));
  return makeTurn({ id: `t${order}`, order, state: 'done', structured: { json: '{}', answers } });
}

const hitsOf = (turns: Turn[]) =>
  turns.flatMap(({ order, hits = [] }) => hits.map(({ watchId }) => [order, watchId]));

describe('hits', () => {
  it('stand on the turn, once per event, with the words of the watch', () => {
    const turns = [
      reply(1, { red: '', name: '' }),
      reply(2, { red: 'failed', name: '' }),
      reply(3, { red: 'failed', name: 'Anna?' }),
      reply(4, { red: '', name: '' }),
      reply(5, { red: 'failed again', name: '' }),
    ];
    expect(judgeWatches([red, name], makeSession(), turns)).toEqual([turns[1], turns[2], turns[4]]);
    expect(hitsOf(turns)).toEqual([
      [2, 'red'],
      [3, 'name'],
      [5, 'red'],
    ]);
    expect(turns[1]?.hits).toEqual([{ watchId: 'red', text: 'the build turns red', evidence: 'failed' }]);
  });

  it('are remembered by what is written down, and the same turn is judged once', () => {
    const session = makeSession();
    const first = reply(1, { red: 'failed' });
    expect(judgeWatches([red], session, [first])).toEqual([first]);
    const read: Session = structuredClone(session);
    expect(judgeWatches([red], read, [first, reply(2, { red: 'failed' })])).toEqual([]);
    expect(judgeWatches([red], makeSession(), [reply(3, { red: 'failed' })])).toHaveLength(1);
  });

  it('belong to watches that are there: none for an unknown id, for one removed or paused meanwhile', () => {
    const session = makeSession();
    expect(judgeWatches([name], session, [reply(1, { red: 'failed', 'watch 1': 'It says so.' })])).toEqual(
      [],
    );
    expect(Object.keys(session.watches?.memories ?? {})).toEqual(['name']);
  });

  it('show the picture of several that shows it', () => {
    const turn = reply(1, { red: 'failed', name: '' });
    for (const answer of turn.structured?.answers ?? []) answer.picture = 2;
    const slices = [1, 2, 3].map((at) => ({ at, thumbnail: Uint8Array.of(at) }) as Slice);
    withFrames(turn, slices);
    expect(turn.structured?.answers.map(({ frame }) => frame?.at)).toEqual([2, undefined]);
    judgeWatches([red, name], makeSession(), [turn]);
    expect(turn.hits?.[0]?.frame).toEqual({ at: 2, thumbnail: Uint8Array.of(2) });
  });

  it('do not come of a reply that could not be read, which changes nothing', () => {
    const session = makeSession();
    judgeWatches([red], session, [reply(1, { red: 'failed' })]);
    const unread = makeTurn({ order: 2, structured: { json: 'Hello.', answers: [], unread: true } });
    expect(judgeWatches([red], session, [unread, makeTurn({ order: 3 }), reply(4, { red: 'x' })])).toEqual(
      [],
    );
    expect(judgeWatches([red], session, [reply(5, { red: '' }), reply(6, { red: 'x' })])).toHaveLength(1);
  });
});
