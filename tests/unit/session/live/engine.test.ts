import { describe, expect, it } from 'vitest';
import { captureSettings } from '@/lib/session/capture-settings';
import { isBusy, nextQuestion, pendingTurns } from '@/lib/session/desk';
import { engineFor, engineOf, marked, modelOf } from '@/lib/session/live/engine';
import { DEFAULTS, type Settings } from '@/lib/settings';
import { makeDesk, makeSession, makeTurn } from '../make';

const settings: Settings = {
  ...DEFAULTS,
  engine: 'live',
  model: 'gemini-2.5-flash',
  liveModel: 'gemini-3.8-live',
  liveLevel: 'medium',
  detail: 'low',
};

it('is the chosen one, but what is saved first goes in requests', () => {
  expect(engineFor(settings, 'live')).toBe('live');
  expect(engineFor(settings, 'save')).toBe('requests');
  expect(engineFor({ engine: 'requests' }, 'live')).toBe('requests');
  for (const engine of ['live', 'requests'] as const) {
    expect(engineOf(makeSession(marked(engine)))).toBe(engine);
  }
  expect(engineOf(undefined)).toBe('requests');
  expect(modelOf(settings, 'live')).toBe('gemini-3.8-live');
  expect(modelOf(settings, 'requests')).toBe('gemini-2.5-flash');
});

describe('pictures for a conversation', () => {
  it('are single ones, at the level and for the model of the conversation', () => {
    const { sight, clips } = captureSettings({ ...settings, capture: 'clips' }, 'live');
    expect(sight).toEqual({ detail: 'medium', generation: 3, live: true });
    expect(clips).toBeUndefined();
    const requests = captureSettings({ ...settings, capture: 'clips' }, 'requests');
    expect(requests.sight).toEqual({ detail: 'low', generation: 2 });
    expect(requests.clips).toBeDefined();
  });

  it('come at most once a second', () => {
    expect(captureSettings({ ...settings, intervalSeconds: 0.5 }, 'live').intervalMs).toBe(1_000);
    expect(captureSettings({ ...settings, intervalSeconds: 7 }, 'live').intervalMs).toBe(7_000);
    expect(captureSettings({ ...settings, intervalSeconds: 0.5 }, 'requests').intervalMs).toBe(500);
  });

  it('come with their sound, where it is to be heard', () => {
    expect(captureSettings(settings, 'live').sound).toBe(false);
    expect(captureSettings({ ...settings, liveSound: 'mixed' }, 'live').sound).toBe(true);
  });
});

describe('turns of a conversation', () => {
  const turn = makeTurn({ kind: 'question', live: true });
  const desk = makeDesk({ open: new Map([[turn.id, turn]]) });

  it('become no request', () => {
    expect(pendingTurns(desk)).toEqual([]);
    expect(nextQuestion(desk)).toBeUndefined();
  });

  it('keep the worker awake', () => {
    expect(isBusy(desk)).toBe(true);
  });
});

it('lets the worker sleep while nobody says anything', () => {
  const live = { link: { state: 'open' }, microphone: 'off', talking: false, speaking: false } as const;
  const session = makeSession({ engine: 'live' });
  expect(isBusy(makeDesk({ session, live }))).toBe(true);
  expect(isBusy(makeDesk({ session, live: { ...live, quietSince: 1 } }))).toBe(false);
});
