import { beforeEach, describe, expect, it } from 'vitest';
import { duplicateText } from '../../../lib/chat/duplicate-text';
import { hourly } from '../../../lib/chat/estimate';
import { FAILURE_TEXTS } from '../../../lib/chat/failure-text';
import { sessionName, sourceTitle } from '../../../lib/chat/source-text';
import { END_TEXTS, endText, isRunning, statusText } from '../../../lib/chat/status-text';
import type { PanelState } from '../../../lib/messages';
import type { Failure } from '../../../lib/model';
import { DEFAULTS } from '../../../lib/settings';
import { makePanel, makeSession, T0 } from './make';
import { MESSAGES, speak } from './speak';

beforeEach(() => speak('en'));

const failure: Failure = { reason: 'quota-minute', detail: '' };

describe('the status line', () => {
  it.each<[string, Partial<PanelState>, string]>([
    ['idle', { status: { state: 'idle' } }, 'Idle'],
    ['consent', { status: { state: 'needs', what: 'consent' } }, 'Not started: your agreement is needed'],
    ['key', { status: { state: 'needs', what: 'key' } }, 'Not started: a Gemini API key is needed'],
    ['starting', { status: { state: 'starting' } }, 'Starting…'],
    ['capturing', { status: { state: 'capturing' } }, 'Capturing'],
    [
      'saving',
      { status: { state: 'capturing' }, session: makeSession({ sending: 'save' }) },
      'Capturing; kept, not sent',
    ],
    ['waiting', { status: { state: 'waiting' } }, 'Waiting for the model…'],
    [
      'holding',
      { status: { state: 'holding', until: T0 + 41_000, failure } },
      'On hold until 10:42:41: Too many requests in a minute',
    ],
    ['paused', { status: { state: 'paused' } }, 'Paused'],
    ['failed', { status: { state: 'failed', failure } }, 'Failed: Too many requests in a minute'],
    ['ended', { status: { state: 'ended', end: 'tab-closed' } }, 'Stopped: the tab was closed'],
    [
      'ended by a failure',
      { status: { state: 'ended', end: 'failed' }, session: makeSession({ failure }) },
      'Failed: Too many requests in a minute',
    ],
  ])('says it when %s', (_, fields, expected) => {
    expect(statusText(makePanel(fields))).toBe(expected);
  });

  it('says that it is connecting before the worker has spoken', () => {
    expect(statusText(undefined)).toBe('Connecting…');
  });

  it('has a sentence for an end by a failure that nobody described', () => {
    expect(endText('failed')).toBe('Stopped after a failure');
  });

  it.each<[string, Partial<PanelState>, boolean]>([
    ['a session', {}, true],
    ['a paused one', { session: makeSession({ paused: true }), status: { state: 'paused' } }, true],
    ['one that is over', { session: makeSession({ endedAt: T0 }), status: { state: 'idle' } }, false],
    [
      'a reply to one that is over',
      { session: makeSession({ endedAt: T0 }), status: { state: 'waiting' } },
      false,
    ],
    ['none at all', { session: undefined, status: { state: 'starting' } }, false],
  ])('counts %s as running or not', (_, fields, expected) => {
    expect(isRunning(makePanel(fields))).toBe(expected);
  });
});

describe('each failure and each end', () => {
  const keys = Object.values(FAILURE_TEXTS).flatMap(({ title, advice }) => [title, advice]);
  it.each(['en', 'pt_BR'] as const)('has words of its own in %s', (language) => {
    const texts = [...keys, ...Object.values(END_TEXTS)].map((key) => MESSAGES[language][key]?.message);
    expect(texts).not.toContain(undefined);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('why a reply is hidden', () => {
  it.each([
    ['equal', 1, T0 + 8000, 'Same as 10:42:08'],
    ['equal', 1, undefined, 'Same as an earlier reply'],
    ['similar', 0.934, T0 + 8000, 'like 10:42:08, 93%'],
    ['similar', 0.934, undefined, 'like an earlier reply, 93%'],
  ] as const)('%s, %d, %s', (method, similarity, likeAt, expected) => {
    expect(duplicateText({ method, similarity }, likeAt)).toBe(expected);
  });
});

describe('what is watched', () => {
  it.each([
    [undefined, 'Nothing is watched'],
    [{ kind: 'tab', title: 'Docs', icon: '' } as const, 'Docs'],
    [{ kind: 'tab', title: '', icon: '' } as const, 'Another site: click the icon for its name'],
    [{ kind: 'display', title: '', icon: '' } as const, 'A window or screen'],
  ])('%j is called %s', (source, expected) => expect(sourceTitle(source)).toBe(expected));

  it('has a name for the middle of a sentence', () => {
    const source = { kind: 'display', title: '', icon: '' } as const;
    expect(sessionName(makeSession({ source, name: '' }))).toBe('a window or screen');
  });

  it('remembers the name of a tab that has moved on to another site', () => {
    const source = { kind: 'tab', title: '', icon: '' } as const;
    expect(sessionName(makeSession({ source, name: 'Dashboard' }))).toBe('Dashboard');
  });
});

describe('the estimate', () => {
  it.each([
    [2, 1800, 0.774],
    [1, 3600, 1.548],
    [60, 60, 0.0258],
  ])('for a picture every %d s is %d pictures an hour', (interval, pictures, price) => {
    const estimate = hourly({ ...DEFAULTS, intervalSeconds: interval }, T0);
    expect(estimate.slices).toBe(pictures);
    expect(estimate.dollars).toBeCloseTo(price, 6);
  });

  it.each([
    [2, false, 1120, 0.774],
    [10, false, 5600, 2.79],
    [2, true, 1184, 0.8028],
  ])(
    'for clips of %d frames a second, sound: %s, is 1,800 of %d tokens',
    (clipFps, clipSound, tokens, price) => {
      const estimate = hourly({ ...DEFAULTS, capture: 'clips', clipFps, clipSound }, T0);
      expect(estimate).toMatchObject({ slices: 1800, inputTokens: tokens });
      expect(estimate.dollars).toBeCloseTo(price, 6);
    },
  );
});
