/** Values to test with: say what matters, and the rest is ordinary. */
import type { Meter, PanelState, Sum } from '../../../lib/messages';
import type { Counters, LiveState, Session, Status, Turn } from '../../../lib/model';

/** 10:42:00 on a day of its own, in whatever zone the test runs. */
export const T0 = new Date(2026, 10, 21, 10, 42, 0).getTime();

export const COUNTERS: Counters = {
  seen: 9,
  sent: 7,
  dropped: 2,
  requests: 8,
  usage: { input: 9000, output: 400 },
};

/** What nothing costs. */
export const NO_SUM: Sum = {
  requests: 0,
  unknown: 0,
  usage: { input: 0, output: 0 },
  dollars: 0,
  unpriced: [],
  asOf: [],
};

export const METER: Meter = { session: NO_SUM, month: NO_SUM, unpricedBudget: false };

/** The `order`-th turn, taken two seconds after the one before. */
export function makeTurn(order: number, fields: Partial<Turn> = {}): Turn {
  return {
    id: `t${order}`,
    sessionId: 's1',
    order,
    kind: 'slice',
    sliceIds: [`slice${order}`],
    at: T0 + order * 2000,
    state: 'done',
    text: `Reply ${order}`,
    attempts: 1,
    usages: [{ input: 1180, output: 40 }],
    ...fields,
  };
}

/** A turn hidden because it repeats `of`. */
export function makeRepeat(order: number, of: string, fields: Partial<Turn> = {}): Turn {
  return makeTurn(order, { duplicate: { of, method: 'similar', similarity: 0.934 }, ...fields });
}

export function makeSession(fields: Partial<Session> = {}): Session {
  return {
    id: 's1',
    source: { kind: 'tab', tabId: 1, title: 'Dashboard', icon: '' },
    name: 'Dashboard',
    sending: 'live',
    startedAt: T0,
    endsAt: T0 + 30 * 60_000,
    paused: false,
    counters: COUNTERS,
    ...fields,
  };
}

/** A conversation in which the microphone is on, and nobody speaks. */
export function makeLive(fields: Partial<LiveState> = {}): LiveState {
  return { link: { state: 'open' }, microphone: 'on', talking: false, speaking: false, ...fields };
}

/** A session that fits the status, unless another is given. */
export function makePanel(fields: Partial<PanelState> = {}): PanelState {
  const { status = { state: 'capturing' } } = fields;
  return {
    status,
    session: sessionIn(status),
    counters: COUNTERS,
    meter: METER,
    saved: { count: 0, clips: 0, bytes: 0, duration: 0 },
    savedLimit: { bytes: 500_000_000, count: 900, at: 'stop' },
    hasKey: true,
    busy: false,
    consented: true,
    model: 'gemini-3.1-flash-lite',
    dedupe: 'similar',
    apiHost: '',
    watches: [],
    unseenHits: 0,
    ...fields,
  };
}

function sessionIn(status: Status): Session | undefined {
  switch (status.state) {
    case 'capturing':
    case 'waiting':
    case 'holding':
    case 'paused':
    case 'spent':
      return makeSession({ paused: ['paused', 'spent'].includes(status.state) });
    case 'ended':
      return makeSession({ endedAt: T0 + 60_000, end: status.end });
    default:
      return undefined;
  }
}
