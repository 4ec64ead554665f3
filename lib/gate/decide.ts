/** When a picture goes out, as a function of what was seen and when. Times are milliseconds of one clock. */
import type { HoldReason, SendReason, SendWhat } from '../model';
import { TIMES } from './thresholds';

export interface GateSettings {
  send: SendWhat;
  /** Least time between two pictures. */
  intervalMs: number;
  /** Leave out of the comparison what changes all the time. */
  ignoreBusy: boolean;
}

/** What the gate knows of the time before this look. */
export interface Timing {
  /** When the last picture was sent. */
  sentAt?: number;
  /** When the picture last moved. */
  movedAt: number;
  /** It moves on and on. */
  restless: boolean;
  /** Since when it differs from the picture sent, at all times. */
  changedAt?: number;
}

/** One look. */
export interface Seen {
  at: number;
  /** Whether there is a new picture at all. */
  isNew: boolean;
  /** Whether it changed since the look before. */
  moved: boolean;
  /** For how long before there were pictures that nobody looked at. */
  blindMs: number;
  /** How it differs from the picture sent; what does not count says why. */
  since: 'nothing-sent' | 'resized' | 'changed' | Exclude<HoldReason, 'settling' | 'too-soon'>;
  /** The user wants it now. */
  lookNow: boolean;
}

export type Verdict = { send: true; reason: SendReason } | { send: false; reason: HoldReason };

/** When to look next. A picture that arrives before `notBefore` need not be looked at. */
export interface Next {
  notBefore: number;
  /** Look then, even if no new picture has come: its silence counts as "has not changed". */
  atLatest: number;
}

export interface Decision {
  verdict: Verdict;
  timing: Timing;
  next: Next;
}

/** Before the first look. */
export const UNSEEN: Timing = { movedAt: Number.NEGATIVE_INFINITY, restless: false };

export function decide(before: Timing, seen: Seen, settings: GateSettings): Decision {
  const timing = follow(before, seen);
  const verdict = judge(timing, seen, settings);
  const after = verdict.send ? { ...timing, sentAt: seen.at, changedAt: undefined } : timing;
  return { verdict, timing: after, next: plan(after, verdict, seen, settings.intervalMs) };
}

function follow(before: Timing, { at, moved, blindMs, since }: Seen): Timing {
  const isChanged = since === 'changed' || since === 'resized';
  return {
    sentAt: before.sentAt,
    movedAt: moved ? at : before.movedAt,
    restless: moved && (blindMs > 0 || at < before.movedAt + TIMES.restless),
    // It may have begun as soon as nobody looked.
    changedAt: isChanged ? (before.changedAt ?? at - blindMs) : undefined,
  };
}

function judge(timing: Timing, { at, since, lookNow }: Seen, { send, intervalMs }: GateSettings): Verdict {
  if (since === 'nothing-sent') return { send: true, reason: 'first' };
  if (lookNow) return { send: true, reason: 'look-now' };
  if (send === 'every') return { send: true, reason: 'every' };
  if (since !== 'changed' && since !== 'resized') return { send: false, reason: since };
  const { sentAt = Number.NEGATIVE_INFINITY, movedAt, changedAt = at } = timing;
  if (at < sentAt + intervalMs) return { send: false, reason: 'too-soon' };
  if (at >= movedAt + TIMES.settle) return { send: true, reason: since === 'resized' ? since : 'settled' };
  if (at >= changedAt + Math.min(TIMES.patience, intervalMs)) return { send: true, reason: 'moving' };
  return { send: false, reason: 'settling' };
}

function plan(
  { sentAt = 0, movedAt, restless }: Timing,
  { send, reason }: Verdict,
  { at, isNew }: Seen,
  intervalMs: number,
): Next {
  const soonest = isNew ? at + TIMES.pause : at;
  if (reason === 'settling') return { notBefore: soonest, atLatest: movedAt + TIMES.settle };
  const isHeldByTime = reason === 'too-soon';
  if (!isHeldByTime && !(send && restless)) return { notBefore: soonest, atLatest: at + TIMES.rest };
  const due = sentAt + intervalMs;
  // The look before the last shows whether it has come to rest by then.
  const then = at < due - TIMES.settle ? due - TIMES.settle : due;
  if (!restless) return { notBefore: Math.min(soonest, then), atLatest: then };
  const soon = Math.min(then, at + TIMES.learn);
  return { notBefore: soon, atLatest: soon };
}
