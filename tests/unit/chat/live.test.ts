import { describe, expect, it } from 'vitest';
import { misfitOf } from '../../../lib/chat/fitting';
import { keepTurn } from '../../../lib/chat/keep';
import { shownLinks } from '../../../lib/chat/links';
import { isRoutineLive, liveText, liveTone } from '../../../lib/chat/live-text';
import { queuedQuestions } from '../../../lib/chat/queued';
import { rowsOf } from '../../../lib/chat/rows';
import { statusText } from '../../../lib/chat/status-text';
import type { Failure, LiveState, Turn } from '../../../lib/model';
import { makeLive, makePanel, makeRepeat, makeTurn, T0 } from './make';
import { speak } from './speak';

speak('en');

const failure: Failure = { reason: 'network', detail: '' };

describe('how a conversation stands', () => {
  it.each<[Partial<LiveState> | undefined, boolean, string, string, boolean]>([
    [undefined, false, 'Press Microphone to talk, or Start to watch.', 'quiet', false],
    [{ link: { state: 'connecting' } }, false, 'Connecting to Gemini…', 'quiet', false],
    [
      { link: { state: 'renewing' } },
      false,
      'Renewing the connection. What you say is kept.',
      'quiet',
      false,
    ],
    [
      { link: { state: 'waiting', until: T0, failure } },
      false,
      'Not connected: The API could not be reached. Trying again at 10:42:00.',
      'held',
      false,
    ],
    [{ link: { state: 'lost', failure } }, false, 'Not connected', 'bad', false],
    [{ microphone: 'asking' }, false, 'Allow the microphone in the tab that has opened.', 'held', false],
    [{ microphone: 'off' }, false, 'Connected. Press Microphone, or type.', 'quiet', true],
    [{ microphone: 'off', speaking: true }, false, 'Speaking', 'speaking', true],
    [{}, false, 'Listening', 'listening', true],
    [{}, true, 'Connected. Hold to talk, or type.', 'listening', true],
    [{ talking: true, speaking: true }, true, 'Hearing you', 'listening', true],
    [{ speaking: true }, false, 'Speaking', 'speaking', true],
    [{ quietSince: T0 }, false, 'On hold: nobody has said anything', 'held', false],
  ])('%j, push to talk %s: %s', (fields, pushToTalk, words, tone, routine) => {
    const live = fields && makeLive(fields);
    expect(liveText(live, pushToTalk)).toBe(words);
    expect(liveTone(live)).toBe(tone);
    expect(isRoutineLive(live)).toBe(routine);
  });

  it.each<[Partial<LiveState>, string]>([
    [{}, 'Capturing, listening'],
    [{ microphone: 'off' }, 'Capturing'],
    [{ link: { state: 'lost', failure } }, 'Capturing; not connected to Gemini'],
    [{ quietSince: T0 }, 'On hold: nobody has said anything'],
  ])('%j is said by the icon, too: %s', (fields, words) => {
    expect(statusText(makePanel({ live: makeLive(fields) }))).toBe(words);
  });
});

it.each([
  ['on', 'Capturing, listening'],
  ['off', 'Waiting for the model…'],
] as const)('with the microphone %s, a question without an answer is: %s', (microphone, words) => {
  const panel = makePanel({ status: { state: 'waiting' }, live: makeLive({ microphone }) });
  expect(statusText(panel)).toBe(words);
});

describe('what goes together', () => {
  it.each([
    ['requests', 'clips', 'save', undefined],
    ['live', 'frames', 'live', undefined],
    ['live', 'clips', 'live', 'needRequestsClips'],
    ['live', 'frames', 'save', 'needRequestsSave'],
    ['live', 'clips', 'save', 'needRequestsSave'],
  ] as const)('%s, %s, %s: %s', (engine, capture, sending, why) => {
    expect(misfitOf({ engine, capture, sending })).toBe(why);
  });
});

describe('links', () => {
  it('are addresses on the web, each once, by a name', () => {
    const links = [
      { title: 'Manual', url: 'https://example.com/manual?a=1' },
      { title: 'The same', url: 'https://example.com/manual?a=1' },
      { title: ' ', url: 'http://example.org/' },
      { title: 'A program', url: 'javascript:alert(1)' },
      { title: 'A page', url: 'data:text/html,hello' },
      { title: 'Nothing', url: 'not an address' },
    ];
    expect(shownLinks(links)).toEqual([
      { url: 'https://example.com/manual?a=1', name: 'Manual', host: 'example.com' },
      { url: 'http://example.org/', name: 'example.org', host: 'example.org' },
    ]);
  });
});

describe('turns of a conversation', () => {
  const asked = (order: number, fields: Partial<Turn>) =>
    makeTurn(order, { kind: 'question', question: 'Why?', state: 'streaming', live: true, ...fields });

  it('never wait for each other', () => {
    const turns = [asked(1, {}), asked(2, { heard: true })];
    expect(queuedQuestions(turns)).toEqual([]);
    expect(rowsOf({ turns, sessions: [], more: false }, 'raw').rows).toHaveLength(2);
  });

  it('nor are waited for', () => {
    expect(queuedQuestions([asked(1, {}), makeTurn(2, { kind: 'question', state: 'waiting' })])).toEqual([]);
  });

  it.each<Partial<Turn>>([
    { cutOffMs: 1200 },
    { spoken: true },
    { links: [{ title: 'A', url: 'https://a.test/' }] },
  ])('are shown anew with %j', (fields) => {
    const before = makeTurn(1, { live: true });
    expect(keepTurn(before, { ...before, ...fields })).toMatchObject(fields);
    expect(keepTurn(before, structuredClone(before))).toBe(before);
  });

  it('of its own accord are told apart as others are', () => {
    const turns = [
      makeTurn(1, { live: true, spoken: true }),
      makeRepeat(2, 't1', { live: true, spoken: true }),
    ];
    const rows = (view: 'raw' | 'deduplicated') =>
      rowsOf({ turns, sessions: [], more: false }, view).rows.map(({ key }) => key);
    expect(rows('deduplicated')).toEqual(['t1']);
    expect(rows('raw')).toEqual(['t1', 't2']);
  });
});
