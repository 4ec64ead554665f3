/** What happens when, drawn from a seed: the same seed plans the same hour. */
import type { FaultName, ReplyScript } from '../gemini-server/index';

export type Random = () => number;

/** Numbers from 0 to 1, always the same ones for a seed (mulberry32). */
export function random(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Refusals and answers without a word: none of them carries usage. */
const FAULTS: readonly FaultName[] = [
  'server',
  'overloaded',
  'garbage',
  'html',
  'empty-stream',
  'quota-minute',
];

export type Event =
  | { at: number; what: 'kill' | 'ask' | 'pause' }
  | { at: number; what: 'fault'; fault: FaultName; times: number };

/** @param slices how many are watched in all; an event stands at the slice that it comes after */
export function plan(draw: Random, slices: number): Event[] {
  const events: Event[] = [];
  const between = () => 10 + Math.floor(draw() * 50);
  for (let at = between(); at < slices; at += between()) {
    const dice = draw();
    if (dice < 0.35) events.push({ at, what: 'kill' });
    else if (dice < 0.5) events.push({ at, what: 'ask' });
    else if (dice < 0.6) events.push({ at, what: 'pause' });
    else events.push({ at, what: 'fault', fault: pick(draw, FAULTS), times: 1 + Math.floor(draw() * 3) });
  }
  return events;
}

/**
 * One answer in four goes wrong after it has begun. Every piece waits until it may leave.
 * @param may resolves when pieces may be sent
 */
export function answer(draw: Random, id: number, may: () => Promise<void>): ReplyScript {
  const words = [`Reply ${id}.`, ' It says something', ' more, and', ' then it', ' ends.'];
  const said = words.slice(0, 1 + Math.floor(draw() * words.length));
  const pace = { firstDelayMs: draw() * 60, chunkDelayMs: draw() * 40 };
  const dice = draw();
  const ending = ENDINGS.find(([until]) => dice < until)?.[1] ?? {};
  // By this number the books can be asked what became of this very request.
  const usage = { promptTokenCount: 10_000 + id };
  return { chunks: pieces(said, may), thoughts: 'Hm.', usage, ...pace, ...ending };
}

const ENDINGS: [until: number, script: Partial<ReplyScript>][] = [
  [0.06, { thenFault: 'cut' }],
  [0.12, { thenFault: 'truncated' }],
  [0.18, { thenFault: 'error-mid-stream' }],
  [0.22, { finishReason: 'MAX_TOKENS' }],
  [0.25, { finishReason: 'SAFETY' }],
];

async function* pieces(said: readonly string[], may: () => Promise<void>): AsyncGenerator<string> {
  for (const piece of said) {
    await may();
    yield piece;
  }
  await may();
}

function pick<T>(draw: Random, from: readonly T[]): T {
  return from[Math.floor(draw() * from.length)] as T;
}
