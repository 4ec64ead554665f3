import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../lib/live';
import { brief, frame, sound, type Talk, talk, text } from './talk';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const goAway: LiveEvent = { type: 'go-away', timeLeftMs: 50 * SECOND };
const handle = (name: string): LiveEvent => ({ type: 'handle', handle: name });
const speaking: LiveEvent = { type: 'said', text: 'Hel', finished: false };
const over: LiveEvent = { type: 'turn-complete' };
const calls: LiveEvent = { type: 'tool-calls', calls: [{ id: 'c', name: 'look_closer', args: {} }] };

async function opened(given: Parameters<typeof talk>[0] = {}): Promise<Talk> {
  const one = talk(given);
  await one.open();
  one.connector.last.say(handle('h1'));
  return one;
}

describe('one socket follows another', () => {
  it('between turns: the old one is closed, then the new one opened with the handle, then all is sent', async () => {
    const { connector, clock, conversation, links, types } = await opened();
    connector.last.say(goAway);
    await clock.pass(1);
    conversation.send(sound(1));
    conversation.send(frame(1));
    conversation.send(frame(2));
    conversation.send(text('Hi'));
    const [old] = connector.lines;
    expect([connector.lines.length, old?.state, links().at(-1)]).toEqual([1, 'closing', 'renewing']);
    await clock.pass(50);
    expect([connector.lines.length, old?.state, connector.last.setup.handle]).toEqual([2, 'closed', 'h1']);
    connector.last.accept();
    await clock.pass();
    expect(old?.received).toEqual([]);
    expect(brief(connector.last.received)).toEqual(['sound 1', 'frame 2', 'Hi']);
    expect([links().at(-1), types()]).toEqual(['open', []]);
  });

  it('after the turn that is under way', async () => {
    const { connector, clock, types } = await opened();
    connector.last.say(speaking, goAway);
    await clock.pass(9 * SECOND);
    expect([connector.last.state, connector.lines.length]).toEqual(['open', 1]);
    connector.last.say(speaking, over);
    await clock.pass(100);
    expect(connector.lines).toHaveLength(2);
    expect(types()).not.toContain('cut');
  });

  it('before the announced end, though somebody speaks, and says so', async () => {
    const { connector, clock, types } = await opened();
    connector.last.say(goAway);
    connector.last.say(speaking);
    for (let second = 0; second < 47; second += 1) {
      connector.last.say(speaking);
      await clock.pass(SECOND);
    }
    expect(connector.last.state).toBe('open');
    await clock.pass(SECOND);
    expect(connector.lines[0]?.state).toBe('closing');
    expect(types().at(-1)).toBe('cut');
  });

  it('when the server says it twice, once', async () => {
    const { connector, clock } = await opened();
    connector.last.say(goAway, goAway);
    await clock.pass(100);
    connector.lines[0]?.say(goAway);
    connector.last.accept();
    await clock.pass(MINUTE);
    expect(connector.lines).toHaveLength(2);
  });

  it('by itself after nine minutes', async () => {
    const { connector, clock } = await opened();
    await clock.pass(9 * MINUTE - 1);
    expect(connector.last.state).toBe('open');
    await clock.pass(51);
    expect(connector.lines).toHaveLength(2);
    connector.last.accept();
    await clock.pass(MINUTE);
    expect(connector.last.state).toBe('open');
  });

  it('not while nothing could be gone on with, until it must be', async () => {
    const { connector, clock } = await opened();
    connector.last.say({ type: 'handle' });
    await clock.pass(9 * MINUTE + 44 * SECOND);
    expect(connector.last.state).toBe('open');
    await clock.pass(SECOND + 50);
    expect(connector.last.setup.handle).toBe('h1');
  });

  it('not while a question waits for its answer', async () => {
    const { connector, clock, conversation } = await opened();
    conversation.send(text('Why?'));
    connector.last.say(goAway);
    await clock.pass(10 * SECOND);
    expect(connector.last.state).toBe('open');
    connector.last.say(speaking, { type: 'generated' });
    await clock.pass(1900);
    expect(connector.last.state).toBe('open');
    await clock.pass(200);
    expect(connector.lines).toHaveLength(2);
  });

  it('not for the end of a turn that was cut short by a question', async () => {
    const { connector, clock, conversation } = await opened();
    connector.last.say(speaking);
    conversation.send(text('Stop. Why?'));
    connector.last.say({ type: 'interrupted' }, over, goAway);
    await clock.pass(10 * SECOND);
    expect(connector.last.state).toBe('open');
  });

  it('not while the user speaks', async () => {
    const { connector, clock, conversation } = await opened();
    connector.last.say(goAway);
    conversation.send(sound(1, 100, true));
    await clock.pass(2900);
    conversation.send(sound(2, 100, true));
    await clock.pass(2900);
    expect(connector.last.state).toBe('open');
    conversation.send(sound(3));
    await clock.pass(200);
    expect(connector.lines).toHaveLength(2);
  });

  it('with a handle that comes while the old one closes', async () => {
    const { connector, clock, heard, kept } = await opened();
    connector.last.say(goAway);
    await clock.pass(10);
    const usage: LiveEvent = { type: 'usage', usage: { input: 1, output: 2 } };
    connector.last.say(handle('h2'), usage, speaking);
    await clock.pass(50);
    expect(connector.last.setup.handle).toBe('h2');
    expect(heard).toContainEqual(usage);
    expect(heard).not.toContainEqual(speaking);
    expect(kept.at(-1)).toEqual({ handle: 'h2', at: expect.any(Number) });
  });

  it('and the old one is not listened to any more', async () => {
    const { connector, clock, heard } = await opened();
    connector.last.say(goAway);
    await clock.pass(60);
    connector.last.accept();
    await clock.pass();
    connector.lines[0]?.say(speaking);
    connector.lines[0]?.end('cut');
    expect(heard).not.toContainEqual(speaking);
    expect(connector.lines).toHaveLength(2);
  });
});

describe('changed settings', () => {
  it('take effect on the next socket, between turns', async () => {
    const { connector, clock, conversation, settings } = await opened();
    connector.last.say(speaking);
    settings.voice = 'Puck';
    conversation.reconfigure();
    await clock.pass(SECOND);
    expect(connector.last.state).toBe('open');
    connector.last.say(over);
    await clock.pass(60);
    expect(connector.last.setup).toMatchObject({ voice: 'Puck', handle: 'h1' });
    connector.last.accept();
    await clock.pass(MINUTE);
    expect(connector.lines).toHaveLength(2);
  });

  it('wait for no handle where there is none', async () => {
    const { connector, clock, conversation, open } = talk();
    await open();
    conversation.reconfigure();
    await clock.pass(60);
    expect(connector.lines).toHaveLength(2);
  });

  it('that come while it connects are taken up right after', async () => {
    const { connector, clock, conversation, settings } = talk();
    conversation.start();
    settings.voice = 'Puck';
    conversation.reconfigure();
    connector.last.accept();
    await clock.pass(60);
    expect(connector.lines.map(({ setup }) => setup.voice)).toEqual(['', 'Puck']);
  });
});

describe('push to talk', () => {
  it('that is held begins anew on the next socket, with its sound', async () => {
    const { connector, clock, conversation, types } = await opened({ pushToTalk: true });
    conversation.send({ type: 'activity-start' });
    conversation.send(sound(1));
    connector.last.say(goAway);
    await clock.pass(48 * SECOND);
    conversation.send(sound(2));
    await clock.pass(50);
    connector.last.accept();
    await clock.pass();
    conversation.send(sound(3));
    conversation.send({ type: 'activity-end' });
    const [first, second] = connector.lines.map(({ received }) => brief(received));
    expect(first).toEqual(['activity-start', 'sound 1']);
    expect(second).toEqual(['activity-start', 'sound 2', 'sound 3', 'activity-end']);
    expect(types()).toEqual(['cut']);
  });

  it('that is held in silence begins anew at once', async () => {
    const { connector, conversation, clock, accept } = await opened({ pushToTalk: true });
    conversation.send({ type: 'activity-start' });
    connector.last.end('cut');
    await clock.pass(SECOND);
    await accept();
    expect(brief(connector.last.received)).toEqual(['activity-start']);
  });

  it('that was let go meanwhile, with no sound, asks for nothing', async () => {
    const { connector, conversation, clock } = await opened({ pushToTalk: true });
    conversation.send({ type: 'activity-start' });
    conversation.send(sound(1));
    connector.last.end('cut');
    conversation.send({ type: 'activity-end' });
    await clock.pass(SECOND);
    connector.last.accept();
    await clock.pass();
    expect(connector.last.received).toEqual([]);
  });

  it('is whole where all of it was kept', async () => {
    const { connector, conversation, accept } = talk({ pushToTalk: true });
    conversation.start();
    for (let number = 1; number <= 2; number += 1) {
      conversation.send({ type: 'activity-start' });
      conversation.send(sound(number));
      conversation.send({ type: 'activity-end' });
    }
    await accept();
    expect(brief(connector.last.received)).toEqual([
      'activity-start',
      'sound 1',
      'activity-end',
      'activity-start',
      'sound 2',
      'activity-end',
    ]);
  });

  it('says nothing of itself to a model that listens, and a model that does not is told of all', async () => {
    const { connector, conversation, settings, clock } = await opened({ pushToTalk: true });
    settings.pushToTalk = false;
    conversation.reconfigure();
    await clock.pass(60);
    conversation.send({ type: 'activity-start' });
    conversation.send(sound(1));
    conversation.send({ type: 'activity-end' });
    connector.last.accept();
    await clock.pass();
    expect(brief(connector.last.received)).toEqual(['sound 1', 'audio-end']);
    settings.pushToTalk = true;
    connector.last.end('cut');
    await clock.pass(SECOND);
    conversation.send(sound(2));
    conversation.send({ type: 'audio-end' });
    connector.last.accept();
    await clock.pass();
    expect(brief(connector.last.received)).toEqual([]);
  });
});

describe('a tool call', () => {
  it('keeps the socket until it is answered', async () => {
    const { connector, conversation, clock } = await opened();
    connector.last.say(calls, goAway);
    await clock.pass(30 * SECOND);
    expect(connector.last.state).toBe('open');
    conversation.send({ type: 'tool-answer', id: 'c', name: 'look_closer', answer: { result: {} } });
    connector.last.say(speaking, over);
    await clock.pass(60);
    expect(connector.lines).toHaveLength(2);
    expect(brief(connector.lines[0]?.received ?? [])).toEqual(['answer c']);
  });

  it('that the next session does not know of is cancelled, and not answered', async () => {
    const { connector, conversation, heard, clock, accept } = await opened();
    connector.last.say(calls);
    connector.last.end('cut');
    conversation.send({ type: 'tool-answer', id: 'c', name: 'look_closer', answer: { result: {} } });
    await clock.pass(SECOND);
    await accept();
    expect(connector.last.received).toEqual([]);
    expect(heard).toContainEqual({ type: 'tool-calls-cancelled', ids: ['c'] });
  });

  it('that the handle stands for is answered on the next socket', async () => {
    const { connector, conversation, types, clock, accept } = await opened();
    connector.last.say(calls, handle('h2'));
    connector.last.end('cut');
    conversation.send({ type: 'tool-answer', id: 'c', name: 'look_closer', answer: { result: {} } });
    await clock.pass(SECOND);
    await accept();
    expect(brief(connector.last.received)).toEqual(['answer c']);
    expect(types()).toEqual(['tool-calls', 'cut']);
  });

  it('that the model took back is not answered', async () => {
    const { connector, conversation } = await opened();
    connector.last.say(calls, { type: 'tool-calls-cancelled', ids: ['c'] });
    let isTaken = false;
    conversation.send({ type: 'tool-answer', id: 'c', name: 'look_closer', answer: { error: '' } }, () => {
      isTaken = true;
    });
    expect([connector.last.received, isTaken]).toEqual([[], true]);
  });
});
