import type { Session, Turn } from '@/lib/model';
import { type Desk, emptyDesk } from '@/lib/session/desk';
import { DEFAULTS } from '@/lib/settings';

export function makeSession(fields: Partial<Session> = {}): Session {
  return {
    id: 's',
    name: '',
    source: { kind: 'tab', title: '', icon: '' },
    sending: 'live',
    startedAt: 0,
    endsAt: 10,
    paused: false,
    counters: { seen: 0, sent: 0, dropped: 0, requests: 0, usage: { input: 0, output: 0 } },
    ...fields,
  };
}

export function makeTurn(fields: Partial<Turn> = {}): Turn {
  return {
    id: 't',
    sessionId: 's',
    order: 1,
    kind: 'slice',
    sliceIds: [],
    at: 0,
    state: 'waiting',
    text: '',
    attempts: 0,
    usages: [],
    ...fields,
  };
}

/** With the consent and a key, unless told otherwise. */
export function makeDesk(fields: Partial<Desk> = {}): Desk {
  return { ...emptyDesk(), key: 'key', settings: { ...DEFAULTS, consentedAt: 1 }, ...fields };
}
