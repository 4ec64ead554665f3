import { describe, expect, it } from 'vitest';
import { HandleRefused } from '../../../lib/live';
import { failure, refusal } from './connector';
import { brief, frame, sound, talk, text } from './talk';

const MINUTE = 60_000;
const handle = (name: string) => ({ type: 'handle', handle: name }) as const;
const turn = [{ type: 'said', text: 'Hi', finished: false }, { type: 'turn-complete' }] as const;

describe('opening', () => {
  it('tells how it goes, and sends what was kept meanwhile, in order', async () => {
    const { conversation, connector, links, accept } = talk();
    const sent: number[] = [];
    conversation.send(frame(1));
    conversation.start();
    conversation.send(sound(1), () => sent.push(1));
    conversation.send(text('two'), () => sent.push(2));
    conversation.send(frame(3));
    conversation.send({ type: 'audio-end' });
    expect([links(), sent]).toEqual([['connecting'], []]);
    await accept();
    expect(brief(connector.last.received)).toEqual(['sound 1', 'two', 'frame 3', 'audio-end']);
    expect([links(), sent]).toEqual([
      ['connecting', 'open'],
      [1, 2],
    ]);
    conversation.send(text('five'), () => sent.push(5));
    expect(brief(connector.last.received).at(-1)).toBe('five');
    expect(sent).toEqual([1, 2, 5]);
  });

  it('goes on with a handle that was kept, and with none that is too old', async () => {
    const young = talk();
    await young.open({ handle: 'h', at: young.clock.now() - 118 * MINUTE });
    expect(young.connector.last.setup.handle).toBe('h');
    const old = talk();
    await old.open({ handle: 'h', at: old.clock.now() - 119 * MINUTE });
    expect(old.connector.last.setup).not.toHaveProperty('handle');
  });

  it('tells a new session what was said, and one that goes on nothing', async () => {
    const recap = [{ type: 'recap' as const, earlier: [{ question: 'a', answer: 'b' }] }, frame(9)];
    const fresh = talk({ recap });
    fresh.conversation.send(text('first'));
    await fresh.open();
    expect(brief(fresh.connector.last.received)).toEqual(['recap', 'frame 9', 'first']);
    const resumed = talk({ recap });
    await resumed.open({ handle: 'h', at: resumed.clock.now() });
    expect(resumed.connector.last.received).toEqual([]);
  });

  it('keeps the last ten seconds of sound, and tells how much is gone', async () => {
    const { conversation, connector, heard, accept } = talk();
    conversation.start();
    for (let number = 1; number <= 103; number += 1) conversation.send(sound(number));
    await accept();
    expect(brief(connector.last.received)).toHaveLength(100);
    expect(brief(connector.last.received)[0]).toBe('sound 4');
    expect(heard.filter(({ type }) => type === 'sound-dropped')).toEqual([
      { type: 'sound-dropped', ms: 300 },
    ]);
  });

  it.each(['key', 'model', 'invalid', 'region', 'quota-day'] as const)(
    'gives up at once for %s',
    async (why) => {
      const { conversation, connector, clock, links } = talk();
      conversation.start();
      connector.last.refuse(refusal(why));
      await clock.pass(10 * MINUTE);
      expect(connector.lines).toHaveLength(1);
      expect(conversation.link).toEqual({ state: 'lost', failure: failure(why) });
      conversation.reconnect();
      expect(links()).toEqual(['connecting', 'lost', 'connecting']);
      connector.last.accept();
      await clock.pass();
      expect(conversation.link).toEqual({ state: 'open' });
    },
  );

  it('tries again what may pass, less and less often, and gives up after a minute', async () => {
    const { conversation, connector, clock, heard } = talk();
    const start = clock.now();
    connector.onLine = (line) => line.refuse(refusal('network'));
    conversation.start();
    await clock.pass(10 * MINUTE);
    const waits = heard.flatMap((event) =>
      event.type === 'link' && event.link.state === 'waiting' ? [event.link.until - start] : [],
    );
    expect(waits.map((at, index) => at - (waits[index - 1] ?? 0))).toEqual([
      1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000, 8000,
    ]);
    expect(connector.lines).toHaveLength(10);
    expect(conversation.link?.state).toBe('lost');
    expect(clock.pending).toBe(0);
  });

  it('is patient while the computer is offline', async () => {
    const { conversation, connector, clock } = talk();
    connector.onLine = (line) => line.refuse(refusal('offline'));
    conversation.start();
    await clock.pass(10 * MINUTE);
    expect(conversation.link?.state).toBe('waiting');
    connector.onLine = (line) => line.accept();
    conversation.reconnect();
    await clock.pass();
    expect(conversation.link?.state).toBe('open');
  });

  it('waits as long as a quota says', async () => {
    const { conversation, connector, clock } = talk();
    conversation.start();
    const { failure: quota } = refusal('quota-minute');
    quota.retryAt = clock.now() + MINUTE;
    connector.last.refuse(Object.assign(refusal('quota-minute'), { failure: quota }));
    await clock.pass(MINUTE - 1);
    expect(connector.lines).toHaveLength(1);
    await clock.pass(1);
    expect(connector.lines).toHaveLength(2);
  });
});

describe('the end of a socket', () => {
  it('that worked is followed by the next at once, with the newest handle', async () => {
    const { connector, clock, open, links, kept, conversation } = talk();
    await open();
    connector.last.say(handle('h1'), handle('h2'), ...turn, { type: 'handle' });
    connector.last.end('cut');
    expect(connector.lines).toHaveLength(2);
    expect(connector.last.setup.handle).toBe('h2');
    conversation.send(text('meanwhile'));
    connector.last.accept();
    await clock.pass();
    expect(brief(connector.last.received)).toEqual(['meanwhile']);
    expect(links()).toEqual(['connecting', 'open', 'renewing', 'open']);
    expect(kept.map((one) => one?.handle)).toEqual(['h1', 'h2']);
  });

  it('in the middle of a turn is told', async () => {
    const { connector, open, types } = talk();
    await open();
    connector.last.say({ type: 'said', text: 'Hel', finished: false });
    connector.last.end('cut');
    expect(types()).toEqual(['said', 'cut']);
  });

  it('between turns is no matter', async () => {
    const { connector, open, types } = talk();
    await open();
    connector.last.say(...turn);
    connector.last.end('cut');
    expect(types()).toEqual(['said', 'turn-complete']);
  });

  it('that came to nothing counts as a failure', async () => {
    const { connector, clock, conversation } = talk();
    conversation.start();
    connector.onLine = (line) => {
      line.accept();
      clock.setTimeout(() => line.end('server'), 10);
    };
    connector.last.accept();
    await clock.pass();
    connector.last.end('server');
    await clock.pass(10 * MINUTE);
    expect(connector.lines).toHaveLength(10);
    expect(conversation.link?.state).toBe('lost');
  });

  it('before the caller knows that it is open is noticed', async () => {
    const { connector, conversation, clock, heard } = talk();
    conversation.start();
    connector.last.accept();
    connector.last.end('cut');
    await clock.pass();
    expect(conversation.link?.state).toBe('waiting');
    expect(heard.some((event) => event.type === 'link' && event.link.state === 'open')).toBe(false);
  });

  it('with a handle refused twice leads to a new session that is told of the old one', async () => {
    const recap = [{ type: 'recap' as const, earlier: [] }];
    const { connector, clock, open, kept, accept } = talk({ recap });
    await open();
    connector.last.say(handle('h'), ...turn);
    connector.last.end('cut');
    connector.last.refuse(new HandleRefused(failure('invalid')));
    await clock.pass(1000);
    expect(connector.last.setup.handle).toBe('h');
    connector.last.refuse(new HandleRefused(failure('invalid')));
    await clock.pass();
    expect(connector.lines).toHaveLength(4);
    expect(connector.last.setup).not.toHaveProperty('handle');
    await accept();
    expect(brief(connector.last.received)).toEqual(['recap']);
    expect(kept.at(-1)).toBeUndefined();
  });

  it.each([
    ['server', 2],
    ['timeout', 2],
    ['network', 10],
  ] as const)('by %s leads to a new session when that is likely to cure it', async (why, attempts) => {
    const { connector, clock, open } = talk();
    await open();
    connector.last.say(handle('h'), ...turn);
    connector.onLine = (line) => line.refuse(refusal(why));
    connector.last.end('cut');
    await clock.pass(10 * MINUTE);
    const handles = connector.lines.slice(1).map(({ setup }) => setup.handle);
    expect(handles.filter((one) => one === 'h')).toHaveLength(attempts);
  });
});

describe('stopping', () => {
  it('leaves no socket and no timer', async () => {
    const { connector, clock, open, conversation, heard } = talk();
    await open();
    connector.last.say({ type: 'said', text: 'Hel', finished: false });
    let isStopped = false;
    void conversation.stop().then(() => {
      isStopped = true;
    });
    await clock.pass(49);
    expect([isStopped, connector.last.state]).toEqual([false, 'closing']);
    await clock.pass(1);
    expect([isStopped, connector.last.state, clock.pending]).toEqual([true, 'closed', 0]);
    const before = heard.length;
    conversation.send(text('late'));
    conversation.reconnect();
    connector.last.say({ type: 'said', text: 'lo', finished: false });
    expect(heard).toHaveLength(before);
  });

  it('gives up a connection under way', async () => {
    const { connector, clock, conversation } = talk();
    conversation.start();
    await conversation.stop();
    expect([connector.last.state, clock.pending]).toEqual(['closed', 0]);
  });

  it('closes a socket that opens in the same moment', async () => {
    const { connector, clock, conversation } = talk();
    conversation.start();
    connector.last.accept();
    void conversation.stop();
    await clock.pass(50);
    expect([connector.last.state, clock.pending]).toEqual(['closed', 0]);
  });

  it('ends the waiting for the next attempt', async () => {
    const { connector, clock, conversation } = talk();
    conversation.start();
    connector.last.refuse(refusal('network'));
    await clock.pass();
    await conversation.stop();
    await clock.pass(MINUTE);
    expect(connector.lines).toHaveLength(1);
  });

  it('while one socket follows another opens none', async () => {
    const { connector, clock, open, conversation } = talk();
    await open();
    connector.last.say(handle('h'), { type: 'go-away', timeLeftMs: 50_000 });
    await clock.pass(10);
    expect(connector.last.state).toBe('closing');
    void conversation.stop();
    await clock.pass(MINUTE);
    expect([connector.lines.length, connector.last.state]).toEqual([1, 'closed']);
  });

  it.each(['connecting', 'open', 'renewing', 'waiting', 'cut', 'sound-dropped', 'tool-calls-cancelled'])(
    'at the word "%s" is the last that happens',
    async (word) => {
      const { connector, clock, conversation, heard, reaction } = talk();
      reaction.to = (event) => {
        if (word === (event.type === 'link' ? event.link.state : event.type)) void conversation.stop();
      };
      conversation.start();
      for (let number = 0; number < 101; number += 1) conversation.send(sound(number));
      const calls = [{ id: 'c', name: 'look_closer', args: {} }];
      connector.onLine = (line) => {
        line.accept();
        clock.setTimeout(() => line.state === 'open' && line.say({ type: 'tool-calls', calls }), 10);
        clock.setTimeout(() => line.state === 'open' && line.end('cut'), 20);
      };
      if (connector.lines.length > 0) connector.last.accept();
      await clock.pass();
      const [first] = connector.lines;
      if (first?.state === 'open') {
        first.say({ type: 'tool-calls', calls });
        first.end('cut');
      }
      await clock.pass(5 * MINUTE);
      const named = heard.map((event) => (event.type === 'link' ? event.link.state : event.type));
      expect(named.filter((name) => name === word)).toHaveLength(1);
      expect(named.at(-1)).toBe(word);
      expect(connector.lines.every(({ state }) => state === 'closed')).toBe(true);
      expect(clock.pending).toBe(0);
    },
  );
});

it('knows until when the user may be speaking', async () => {
  const { conversation, open, clock } = talk();
  expect(conversation.userUntil).toBe(0);
  await open();
  conversation.send(sound(1));
  expect(conversation.userUntil, 'silence').toBe(0);
  conversation.send(sound(2, 100, true));
  expect(conversation.userUntil).toBe(clock.now() + 3_000);
});
