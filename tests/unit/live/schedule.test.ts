import { describe, expect, it } from 'vitest';
import { HandleRefused, type LiveInput } from '../../../lib/live';
import { type FakeLine, failure, refusal } from './connector';
import { brief, sound, talk, text } from './talk';

/** mulberry32: the same faults for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);
const STEPS = 400;
const CHUNK_MS = 100;

/**
 * A few minutes in which sound comes all the time, words now and then, and the sockets end, refuse and go away as the
 * seed wills. The connector refuses a second socket beside the first, so that one would show as a lost conversation.
 */
async function run(seed: number, pushToTalk: boolean) {
  const { conversation, connector, clock, heard } = talk({ pushToTalk });
  const random = chance(seed);
  const one = (likely: number) => random() < likely;
  const said: string[] = [];
  const sent: string[] = [];
  let handles = 0;
  let isHeld = false;
  const send = (input: LiveInput) => {
    const [name = ''] = brief([input]);
    if (!name.startsWith('activity')) said.push(name);
    conversation.send(input, () => name.startsWith('activity') || sent.push(name));
  };
  const meet = (line: FakeLine) => {
    clock.setTimeout(() => {
      if (line.state !== 'connecting') return;
      const fate = random();
      if (fate < 0.05) line.refuse(refusal('network'));
      else if (fate < 0.1) line.refuse(refusal('server'));
      else if (fate < 0.2 && line.setup.handle) line.refuse(new HandleRefused(failure('invalid')));
      else line.accept();
    }, random() * 2000);
  };
  const trouble = (line: FakeLine) => {
    if (line.state !== 'open') return;
    if (one(0.3)) line.say({ type: 'handle', handle: `h${++handles}` });
    if (one(0.1)) line.say({ type: 'handle' });
    if (one(0.2)) line.say({ type: 'said', text: 'Hm', finished: false });
    if (one(0.2)) line.say({ type: 'turn-complete' });
    if (one(0.02)) line.say({ type: 'go-away', timeLeftMs: random() * 5000 });
    if (one(0.01)) conversation.reconfigure();
    if (one(0.02)) line.end(one(0.5) ? 'cut' : 'server');
  };
  connector.onLine = meet;
  conversation.start();
  for (let step = 1; step <= STEPS; step += 1) {
    if (pushToTalk && one(0.1)) {
      isHeld = !isHeld;
      send({ type: isHeld ? 'activity-start' : 'activity-end' });
    }
    if (isHeld || !pushToTalk) send(sound(step, CHUNK_MS, one(0.2)));
    if (one(0.1)) send(text(`text ${step}`));
    trouble(connector.last);
    await clock.pass(CHUNK_MS);
  }
  // The faults end, all that is kept goes out, and a model that never answered is given up.
  connector.onLine = (line) => line.accept();
  if (connector.last.state === 'connecting') connector.last.accept();
  conversation.reconnect();
  await clock.pass(25_000);
  const state = conversation.link?.state;
  const droppedMs = heard.reduce((ms, event) => ms + (event.type === 'sound-dropped' ? event.ms : 0), 0);
  const lines = connector.lines.map(({ received }) => brief(received));
  void conversation.stop();
  await clock.pass(1000);
  return { said, sent, lines, state, droppedMs, pending: clock.pending };
}

describe.each([false, true])('whatever happens to its sockets (push to talk: %s)', (pushToTalk) => {
  it.each(SEEDS)('all arrives once, in order, but the sound that was told to be gone (%d)', async (seed) => {
    const { said, sent, lines, state, droppedMs, pending } = await run(seed, pushToTalk);
    expect(state).toBe('open');
    const arrived = lines.flat().filter((name) => !name.startsWith('activity'));
    expect(arrived).toEqual(sent);
    const missing = said.filter((name) => !arrived.includes(name));
    expect(arrived).toEqual(said.filter((name) => !missing.includes(name)));
    expect(missing.filter((name) => !name.startsWith('sound'))).toEqual([]);
    expect(missing.length * CHUNK_MS).toBeCloseTo(droppedMs);
    expect(pending).toBe(0);
  });
});

it.each(SEEDS)('no sound goes out but within an activity of its own socket (%d)', async (seed) => {
  const { lines } = await run(seed, true);
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    const shape = line
      .filter((name) => !name.startsWith('text'))
      .map((name) => (name === 'activity-start' ? '<' : name === 'activity-end' ? '>' : '.'))
      .join('');
    expect(shape).toMatch(/^(<\.*>)*(<\.*)?$/);
  }
});
