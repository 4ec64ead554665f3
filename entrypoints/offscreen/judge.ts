import type { Judge, Judgement, Novelty } from '@/lib/clip/judge';
import { Gate } from '@/lib/gate/gate';
import type { GateChoice } from '@/lib/messages';
import type { GateDecision } from '@/lib/model';
import { pictureFor } from './picture';

/** The cursors of Chrome change every half second: one that is looked at less often could blink unseen. */
const BLIND_MS = 600;

/** The gate that frames go through, on clips: it lets nothing out, and is told what went out. */
export function createJudge({ send, ignoreBusy }: GateChoice): Judge {
  return send === 'every' ? everyClip : whatChanged(ignoreBusy);
}

const EVERY: GateDecision = { send: true, reason: 'every', score: 0, regions: [], busyRegions: [] };

const everyClip: Judge = {
  isCurious: false,
  look: async () => ({ novelty: 'new', decision: EVERY }),
  keep: async () => {},
};

function whatChanged(ignoreBusy: boolean): Judge {
  const gate = new Gate();
  const settings = { send: 'changed', intervalMs: Number.POSITIVE_INFINITY, ignoreBusy } as const;
  let lookedAt = 0;

  async function look(at: number, frame?: VideoFrame, lookNow = false): Promise<Judgement> {
    const picture = frame && (await pictureFor(gate, frame));
    const unseen = at - lookedAt;
    const blindMs = picture && unseen > BLIND_MS ? unseen : 0;
    lookedAt = at;
    const { decision } = gate.look({ at, picture, blindMs, lookNow }, settings);
    return { decision, novelty: noveltyOf(decision) };
  }

  return {
    // What changes all the time is learnt by looking all the time.
    isCurious: ignoreBusy,
    look,
    keep: async (at, latest) => void (await look(at, latest, true)),
  };
}

function noveltyOf({ reason }: GateDecision): Novelty {
  // With no end to the interval every change after the first picture comes too soon.
  if (reason === 'first' || reason === 'too-soon') return 'new';
  return reason === 'unchanged' ? 'nothing' : 'trifle';
}
