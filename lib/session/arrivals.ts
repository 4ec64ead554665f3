/** What comes from the capture: slices, counts and ends. */
import { failureOf } from '../failure';
import type { CaptureToWorker } from '../messages';
import type { GateTally, Slice } from '../model';
import { maySend } from './books';
import { missing, runningSession } from './desk';
import { beginSending, isSending } from './dispatch';
import { isKnown, missOut, takeIn } from './intake';
import { engineOf } from './live/engine';
import type { Office } from './office';
import { addText } from './page-text';
import { isDue, isFull, makeRoom } from './pile';
import { publish } from './publish';
import { configure, endFromSource, endSession, withoutClips } from './watching';

export async function heard(
  office: Office,
  message: CaptureToWorker,
  stored: (id: string) => void,
): Promise<void> {
  const { desk, turns, inTurn, inOrder, ready } = office;
  await ready;
  if (message.type === 'worker/slice') return inOrder(() => slice(office, message.slice, stored));
  if (message.type === 'worker/gate') return counted(office, message.sessionId, message.tally);
  if (message.type === 'worker/no-clips') return inTurn(() => withoutClips(desk, message));
  await inTurn(() => endFromSource(desk, message));
  turns.pump();
}

async function slice(office: Office, taken: Slice, stored: (id: string) => void): Promise<void> {
  const { desk, turns, live, inTurn } = office;
  // A slice can be faster than the answer of the start that led to it.
  if (runningSession(desk)?.id !== taken.sessionId) await inTurn(async () => {});
  const own = runningSession(desk);
  // A socket takes no text beside its pictures.
  if (own?.id === taken.sessionId && engineOf(own) === 'requests') await addText(desk, own, taken);
  const session = runningSession(desk);
  if (session?.id !== taken.sessionId || session.paused) {
    await missOut(desk, taken);
    return stored(taken.id);
  }
  if (isKnown(session, taken)) return stored(taken.id);
  try {
    await takeIn(desk, session, taken);
    if (session.sending === 'save') await makeRoom(desk, session);
    const due = isDue(desk, taken.at) && !isSending(desk) && !missing(desk);
    if (due && maySend(desk, Date.now())) await beginSending(desk);
  } catch (error) {
    await endSession(desk, 'failed', failureOf(error));
  }
  stored(taken.id);
  if (session.sending === 'save' && isFull(desk)) await endSession(desk, 'save-limit');
  publish(desk);
  turns.pump();
  live.offer();
  // A source that is just ending takes no other interval, and needs none.
  void inTurn(() => configure(desk)).catch(() => {});
}

/** Written with the next slice: it is only what the footer shows. */
function counted({ desk }: Office, sessionId: string, tally: GateTally): void {
  const session = runningSession(desk);
  if (session?.id !== sessionId) return;
  session.gate = tally;
  publish(desk);
}
