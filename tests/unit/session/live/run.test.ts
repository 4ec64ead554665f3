import { beforeEach, expect, it, vi } from 'vitest';
import { tellOffscreen } from '@/lib/browser/offscreen';
import type { LiveInput } from '@/lib/live';
import type { Slice, Turn } from '@/lib/model';
import { Run } from '@/lib/session/live/run';
import type { Kept } from '@/lib/session/live/store';
import type { Talk, TalkHost } from '@/lib/session/live/wire/talk';
import type { Office } from '@/lib/session/office';
import { DEFAULTS } from '@/lib/settings';
import { PATIENCE_MS } from '../../../patience';
import { makeDesk, makeSession } from '../make';

vi.mock('@/lib/browser/offscreen');
vi.mock('@/lib/browser/voice-port');
vi.mock('@/lib/browser/language', () => ({ uiLanguage: () => 'en' }));
vi.mock('@/lib/history/read', () => ({ turnsBefore: async () => [] }));
vi.mock('@/lib/session/live/store', () => ({ writeKept: async () => {} }));
vi.mock('@/lib/session/publish');

/** What goes into a conversation, and what is told of it: with the conversation itself played by hand. */

let talk: { host: TalkHost; sent: LiveInput[]; open: boolean; handle?: unknown } | undefined;

function openTalk(host: TalkHost): Talk {
  const opened = { host, sent: [] as LiveInput[], open: true };
  talk = opened;
  return {
    start: (handle) => {
      Object.assign(opened, { handle });
      host.hear({ type: 'link', link: { state: 'open' } });
    },
    send: (input, onSent) => {
      opened.sent.push(input);
      onSent?.();
    },
    reconnect: () => {},
    reconfigure: () => {},
    userUntil: 0,
    stop: async () => {
      opened.open = false;
    },
  };
}

async function make(kept: Partial<Kept> = { microphone: true }) {
  const session = makeSession({ engine: 'live' });
  const settings = { ...DEFAULTS, consentedAt: 1, liveModel: 'gemini-3.8-live' };
  const desk = makeDesk({ session, key: 'key', settings });
  const turns = { conclude: async () => {}, pump: () => {} };
  const office = { desk, turns, live: { follow: async () => undefined } } as unknown as Office;
  const run = new Run(office, session, { sessionId: session.id, ...kept }, openTalk);
  await run.follow();
  return { run, desk, session };
}

const chunk = (number: number, sessionId: string) =>
  ({ type: 'worker/sound', sessionId, number, input: { type: 'audio', pcm: new Uint8Array(2) } }) as const;

beforeEach(() => {
  talk = undefined;
  vi.mocked(tellOffscreen).mockReset().mockResolvedValue(undefined);
});

it('sends what the microphone hears, each chunk once, and nothing of another session', async () => {
  const { run, session } = await make();
  for (const number of [1, 2, 2, 1, 3]) run.sound.hear(chunk(number, session.id));
  run.sound.hear(chunk(4, 'another'));
  expect(talk?.sent).toHaveLength(3);
});

it('closes the socket and the sound when watching pauses: nothing is sent or paid for', async () => {
  const { run, session } = await make();
  session.paused = true;
  await run.follow();
  expect(talk?.open).toBe(false);
  expect(vi.mocked(tellOffscreen).mock.calls.at(-1)).toEqual([{ type: 'offscreen/voice-off' }]);
  run.sound.hear(chunk(1, session.id));
  expect(talk?.sent).toEqual([]);
});

it('asks no question that was taken back before it could be asked', async () => {
  const { run, session } = await make();
  const ask = (question: string, meanwhile: (turn: Turn) => void = () => {}) => {
    const turn = run.dialogue.open({
      kind: 'question',
      sessionId: session.id,
      sliceIds: [],
      at: 1,
      question,
    });
    meanwhile(turn);
    const slice = { id: question, sessionId: session.id, at: 1, bytes: new Uint8Array(2) } as Slice;
    run.dialogue.ask({ turn, slice, text: question });
  };
  ask('Never mind?', (turn) => run.dialogue.unask(turn));
  ask('And this?');
  await vi.waitFor(
    () => expect(talk?.sent.filter(({ type }) => type === 'text')).not.toEqual([]),
    PATIENCE_MS,
  );
  expect(talk?.sent.map((input) => ('text' in input ? input.text : input.type))).toEqual([
    'frame',
    'And this?',
  ]);
});

it('says when sound was lost, on whichever way', async () => {
  const { run, desk, session } = await make();
  expect(run.sound.hear({ type: 'worker/sound-dropped', sessionId: session.id, ms: 40 })).toEqual({
    reason: 'sound-lost',
    detail: '',
  });
  expect(desk.notice).toBeUndefined();
  talk?.host.hear({ type: 'sound-dropped', ms: 4_000 });
  expect(desk.notice?.reason).toBe('sound-lost');
});

it('asks whether to go on when nobody has said anything for long, unless it only keeps a watch', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const waits = await make({});
  waits.desk.watches = [{ id: 'w', text: 'The build is red', paused: false }];
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  expect(waits.desk.live?.quietSince).toBeUndefined();
  waits.desk.watches = [];
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  expect(tellOffscreen).toHaveBeenLastCalledWith({ type: 'offscreen/pause' });
  vi.mocked(tellOffscreen).mockClear();

  const hears = await make({ microphone: true });
  hears.desk.watches = [{ id: 'w', text: 'The build is red', paused: false }];
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  expect(tellOffscreen).toHaveBeenLastCalledWith({ type: 'offscreen/pause' });
  vi.useRealTimers();
});

it('shows the handle of one key to no other', async () => {
  const handle = { handle: 'handle-1', at: Date.now() };
  const { run, desk } = await make({ handle });
  expect(talk?.handle).toEqual(handle);
  desk.key = 'another key';
  await run.follow();
  expect(talk?.handle).toBeUndefined();
  expect(talk?.open).toBe(true);
});
