/** The user's questions: what is shown with them. */
import { tellOffscreen } from '../browser/offscreen';
import { write } from '../history/write';
import type { Slice } from '../model';
import { type Desk, runningSession } from './desk';
import { addText } from './page-text';
import { recentSlices, replayable } from './replay';
import { newTurn } from './turns';
import type { Want } from './want';
import { lookOnce } from './watching';

/** Makes a question into a turn, with what is on the screen now or was in the last seconds. @throws Failed */
export async function answer(desk: Desk, want: Want, question: string): Promise<void> {
  const before = want.replay ? await recentSlices(desk) : [];
  const newest = before.at(-1);
  // The newest that went by is what is on the screen: it need not be looked at again.
  const slice = newest ? undefined : await lookNow(desk, want);
  const copySlices = before.map(({ id }) => ({ from: id, to: crypto.randomUUID() }));
  const { sessionId, at } = newest ?? (slice as Slice);
  const turn = newTurn(desk, {
    kind: 'question',
    sessionId,
    // Copies, since those that went by are pruned before long.
    sliceIds: slice ? [slice.id] : copySlices.map(({ to }) => to),
    at,
    thumbnail: slice?.thumbnail,
    question,
    ...(newest && { replay: replayable(desk) }),
  });
  await write({ turns: [turn], copySlices, ...(slice && { addSlices: [{ slice, state: 'sent' }] }) });
  desk.open.set(turn.id, turn);
}

async function lookNow(desk: Desk, want: Want): Promise<Slice> {
  const running = runningSession(desk);
  const slice = running ? await tellOffscreen<Slice>({ type: 'offscreen/grab' }) : await lookOnce(desk, want);
  if (running) running.counters.seen++;
  if (desk.session) await addText(desk, desk.session, slice);
  return slice;
}
