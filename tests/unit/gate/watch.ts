import type { GateSettings } from '@/lib/gate/decide';
import { Gate } from '@/lib/gate/gate';
import type { Picture } from '@/lib/gate/picture';
import type { Rect } from '@/lib/model';

export interface Watched {
  /** "when reason" of each picture that was sent. */
  sent: string[];
  /** Why others were held back, one entry a look. */
  reasons: string[];
  looks: number;
  /** As told with the last decision. */
  busy: Rect[];
}

/**
 * Lets a gate watch a film in simulated time: pictures appear when they say, and are looked at when the gate
 * wants to, as entrypoints/offscreen does it.
 * @param film times in ms, and what is to be seen from then on
 * @param lookNow when the user presses the button
 */
export function watch(
  film: [number, Picture][],
  until: number,
  settings: Partial<GateSettings> = {},
  lookNow: number[] = [],
): Watched {
  const gate = new Gate();
  const all: GateSettings = { send: 'changed', intervalMs: 2000, ignoreBusy: false, ...settings };
  const watched: Watched = { sent: [], reasons: [], looks: 0, busy: [] };
  let next = { notBefore: 0, atLatest: 0 };
  let shown = -1;
  let lookedAt = 0;
  for (let at = 0; at <= until; at++) {
    const newest = film.findLastIndex(([time]) => time <= at);
    const isNew = newest > shown && at >= next.notBefore;
    const isAsked = lookNow.includes(at);
    if (!isNew && !isAsked && at < next.atLatest) continue;
    const picture = newest > shown ? film[newest]?.[1] : undefined;
    // Pictures in between were not seen.
    const blindMs = newest > shown + 1 ? at - lookedAt : 0;
    shown = newest;
    lookedAt = at;
    const copy = picture && { ...picture, pixels: picture.pixels.slice() };
    const looked = gate.look({ at, picture: copy, blindMs, lookNow: isAsked }, all);
    next = looked.next;
    watched.looks++;
    watched.busy = looked.decision.busyRegions;
    if (looked.decision.send) watched.sent.push(`${at} ${looked.decision.reason}`);
    else watched.reasons.push(looked.decision.reason);
  }
  return watched;
}
