import type { GateDecision, GateTally } from '../model';

export const NO_TALLY: GateTally = { seen: 0, sent: 0, reasons: {}, busyRegions: [], ignoresBusy: false };

/** Counts one more decision. */
export function count(tally: GateTally, decision: GateDecision, ignoresBusy: boolean): GateTally {
  const { send, reason, busyRegions } = decision;
  return {
    seen: tally.seen + 1,
    sent: tally.sent + (send ? 1 : 0),
    reasons: { ...tally.reasons, [reason]: (tally.reasons[reason] ?? 0) + 1 },
    busyRegions,
    ignoresBusy,
  };
}
