import { describe, expect, it } from 'vitest';
import type { LiveEvent, LiveInput } from '../../../lib/live';
import { brief, sound, type Talk, talk, text } from './talk';

/** A model that is to say something, and does not. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const silent = { type: 'silent', ms: 20 * SECOND };
const answer: LiveInput = { type: 'tool-answer', id: 'c', name: 'look_closer', answer: { result: {} } };
const heard: LiveEvent = { type: 'heard', text: 'What is', finished: false };
const begun: LiveEvent = { type: 'said', text: 'Hel', finished: false };
const more: LiveEvent = { type: 'audio', pcm: new Uint8Array(2) };
const over: LiveEvent = { type: 'turn-complete' };
const generated: LiveEvent = { type: 'generated' };
const interrupted: LiveEvent = { type: 'interrupted' };
const calls: LiveEvent = { type: 'tool-calls', calls: [{ id: 'c', name: 'look_closer', args: {} }] };
const why = text('Why?');

async function opened(given: Parameters<typeof talk>[0] = {}): Promise<Talk> {
  const one = talk(given);
  await one.open();
  one.connector.last.say({ type: 'handle', handle: 'h1' });
  return one;
}

/** Everything a second apart. */
async function play(one: Talk, happenings: readonly (LiveInput | LiveEvent)[]): Promise<void> {
  const inputs: string[] = ['activity-start', 'activity-end', 'audio-end', 'tool-answer'];
  for (const each of happenings) {
    // What is said and what is heard have words and sound in common.
    const isInput = each === why || inputs.includes(each.type) || (each.type === 'audio' && each !== more);
    if (isInput) one.conversation.send(each as LiveInput);
    else one.connector.last.say(each as LiveEvent);
    await one.clock.pass(SECOND);
  }
}

const silences = ({ heard }: Talk) => heard.filter(({ type }) => type === 'silent');

/** Told so many seconds after the last of what happened; 20 unless given. */
type Row = [what: string, happenings: (LiveInput | LiveEvent)[], seconds?: number, pushToTalk?: boolean];

const waited: Row[] = [
  ['a text', [why]],
  ['a text, and where it can be gone on with', [why, { type: 'handle' }], 19],
  ['push to talk', [{ type: 'activity-start' }, sound(1), { type: 'activity-end' }], 20, true],
  ['the end of what was said', [sound(1, 100, true), { type: 'audio-end' }]],
  ['words that it has heard, which may go on', [sound(1), heard], 23],
  ['half an answer', [why, begun, more]],
  ['half of what it says by itself', [begun]],
  ['the answer of its tool', [why, calls, answer]],
  ['a question in the middle of its answer', [why, begun, why, more, interrupted, over]],
  ['a question at the end of its answer', [why, begun, why, more, generated, over]],
  ['an answer that the user spoke over, and words', [why, begun, interrupted, more, over, heard], 23],
];

describe('a model that says nothing after', () => {
  it.each(waited)(
    '%s is told of once, and another socket follows',
    async (_, happenings, seconds = 20, pushToTalk = false) => {
      const one = await opened({ pushToTalk });
      await play(one, happenings);
      await one.clock.pass((seconds - 1) * SECOND - 1);
      expect([silences(one), one.connector.lines.length]).toEqual([[], 1]);
      await one.clock.pass(1);
      expect(silences(one)).toEqual([silent]);
      expect(one.types()).not.toContain('cut');
      await one.clock.pass(SECOND);
      expect(one.connector.lines.map(({ setup }) => setup.handle)).toEqual([undefined, 'h1']);
      await one.accept();
      await one.clock.pass(MINUTE);
      expect(silences(one)).toEqual([silent]);
    },
  );
});

describe('there is nothing to say to', () => {
  it.each<Row>([
    ['silence', [sound(1), { type: 'audio-end' }]],
    ['noise', [{ type: 'heard', text: '<noise>', finished: true }]],
    ['what was answered', [why, begun, over]],
    ['what was answered, where the end is not told', [why, begun, generated, more]],
    ['what was answered with nothing', [why, over]],
    ['an answer that the user spoke over', [why, begun, interrupted, more, over]],
    ['a tool that it need not wait for', [why, begun, calls, over, answer]],
  ])('%s', async (_, happenings) => {
    const one = await opened();
    await play(one, happenings);
    await one.clock.pass(5 * MINUTE);
    expect(silences(one)).toEqual([]);
    expect(one.connector.lines).toHaveLength(1);
  });
});

it('waits as long as the user speaks, and as long as a tool takes', async () => {
  const speaks = await opened();
  await play(speaks, [heard]);
  for (let second = 0; second < 30; second += 1) await play(speaks, [sound(1, 100, true)]);
  expect(silences(speaks)).toEqual([]);
  const calling = await opened();
  await play(calling, [why, calls]);
  await calling.clock.pass(5 * MINUTE);
  expect(silences(calling)).toEqual([]);
});

it('what is asked meanwhile goes out on the next socket', async () => {
  const one = await opened();
  one.reaction.to = (event) => event.type === 'silent' && one.conversation.send(text('And now?'));
  await play(one, [why]);
  await one.clock.pass(20 * SECOND);
  await one.accept();
  expect(one.connector.lines.map(({ received }) => brief(received))).toEqual([['Why?'], ['And now?']]);
});

it('an answer that stops is cut off by the end of its socket, however late that comes', async () => {
  const one = await opened();
  await play(one, [why, begun]);
  await one.clock.pass(15 * SECOND);
  one.connector.last.end('cut');
  expect(one.types()).toEqual(['said', 'cut']);
});
