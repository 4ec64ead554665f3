import { generationOf, levelOf, tokensOf, tokensOfClip } from '../levels';
import type { Preview, ShownHit } from '../messages';
import type {
  Cost,
  Dispatch,
  EncodedPicture,
  Failure,
  LiveState,
  QuotaUse,
  Saved,
  Session,
  Slice,
  Turn,
  Watch,
} from '../model';
import { DEFAULTS, isConsented, type Settings } from '../settings';
import { engineOf, modelOf } from './live/engine';
import type { Want } from './want';

export interface Queued {
  id: string;
  at: number;
}

/** What the worker knows. All of it can be read back from disk: the worker dies at any time. */
export interface Desk {
  settings: Settings;
  key: string;
  /** The running session, else the newest one. */
  session?: Session;
  /** Sessions that open turns belong to, so that late replies are still booked. */
  accounts: Map<string, Session>;
  starting: boolean;
  want?: Want;
  /** Why the last command was refused. */
  notice?: Failure;
  /** A question that waited for the consent or the key, and was not asked after all: it goes back into its box. */
  unasked?: string;
  /** Slices without a turn, oldest first. */
  queue: Queued[];
  /** Turns that have not ended, by id. */
  open: Map<string, Turn>;
  /** Those with a request on the wire. */
  running: Map<string, AbortController>;
  /** Nothing automatic is sent before then. */
  hold?: { until: number; failure: Failure };
  /** Given-up turns since the last good reply. */
  failuresInRow: number;
  saved: Saved;
  /** When the oldest saved slice was taken. */
  savedSince: number;
  /** A "Send" that has not come to its end. */
  dispatch?: Dispatch;
  /** Whether there are `recent` slices: once one went by, until all are pruned. */
  hasRecent: boolean;
  nextOrder: number;
  preview?: Preview;
  watches: Watch[];
  /** Hits that the user has not looked at. */
  unseenHits: number;
  /** What a click on a notification asked for, until a panel has shown it. */
  shown?: ShownHit;
  /** What was used since the month began, a row for each day and model. */
  costs: Cost[];
  /** Of the Live conversation that runs. */
  live?: LiveState;
  /** By model. */
  quotas: Map<string, QuotaUse>;
}

/** Names every property, so that one who forgets everything by it forgets none. */
export function emptyDesk(): { [Name in keyof Required<Desk>]: Desk[Name] } {
  return {
    settings: DEFAULTS,
    key: '',
    session: undefined,
    accounts: new Map(),
    starting: false,
    want: undefined,
    notice: undefined,
    unasked: undefined,
    queue: [],
    open: new Map(),
    running: new Map(),
    hold: undefined,
    failuresInRow: 0,
    saved: { count: 0, clips: 0, bytes: 0, duration: 0 },
    savedSince: 0,
    dispatch: undefined,
    hasRecent: false,
    nextOrder: 1,
    preview: undefined,
    watches: [],
    unseenHits: 0,
    shown: undefined,
    costs: [],
    live: undefined,
    quotas: new Map(),
  };
}

/** What the panel shows of a slice. */
export function previewOf(desk: Desk, slice: Omit<Slice, 'bytes' | 'extra'> & Pictures): Preview {
  const { thumbnail, view, at, extra = [], clip } = slice;
  const { width, height } = view?.screen ?? slice;
  const generation = generationOf(modelOf(desk.settings, engineOf(runningSession(desk))));
  const level = levelOf(desk.settings.detail);
  const tokens = clip
    ? tokensOfClip(clip, level, generation)
    : [slice, ...extra]
        .map((each) => tokensOf(each, each.view?.level ?? 'high', generation))
        .reduce((sum, each) => sum + each, 0);
  return { bytes: thumbnail, width, height, at, tokens, ...(clip && { isClip: true as const }) };
}

interface Pictures {
  extra?: Pick<EncodedPicture, 'width' | 'height' | 'view'>[];
}

/** The session, if it is running. */
export function runningSession(desk: Desk): Session | undefined {
  return desk.session && !desk.session.endedAt ? desk.session : undefined;
}

/** Whether anything is under way that ends when the worker sleeps. */
export function isBusy(desk: Desk): boolean {
  const session = runningSession(desk);
  return (
    desk.starting ||
    desk.open.size > 0 ||
    isUnderWay(desk) ||
    (session !== undefined && !session.paused && desk.live?.quietSince === undefined)
  );
}

/** Between two parts nothing is open. */
const isUnderWay = ({ dispatch }: Desk) => dispatch !== undefined && !dispatch.stopped;

/** What keeps anything from being sent. */
export function missing(desk: Desk): 'consent' | 'key' | undefined {
  if (!isConsented(desk.settings)) return 'consent';
  return desk.key ? undefined : 'key';
}

/** Open turns that are to become a request and have none on the wire, in order. */
export function pendingTurns(desk: Desk): Turn[] {
  return [...desk.open.values()]
    .filter((turn) => !turn.live && !desk.running.has(turn.id))
    .sort((a, b) => a.order - b.order);
}

/** The question to send now: one at a time, so that each goes with the answers to those before it. */
export function nextQuestion(desk: Desk): Turn | undefined {
  const [first] = openQuestions(desk)
    .filter(({ live }) => !live)
    .sort((a, b) => a.order - b.order);
  return first && !desk.running.has(first.id) ? first : undefined;
}

export function openQuestions(desk: Desk): Turn[] {
  return [...desk.open.values()].filter((turn) => turn.kind === 'question');
}

/** Once watching has ended or paused, nobody waits for an old frame: it is not sent again. */
export function isWanted(desk: Desk, turn: Turn): boolean {
  const session = runningSession(desk);
  return turn.kind !== 'slice' || (session?.id === turn.sessionId && !session.paused);
}

export const isAutomatic = (turn: Turn) => turn.kind !== 'question';

/** Answered, or given up. */
export const isOver = ({ state }: Turn) => state === 'done' || state === 'failed';
