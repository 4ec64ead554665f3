/** "Send": the pile goes out part by part, each once the one before it is answered. */
import { clipsIn, slicesIn } from '../history/read';
import { write } from '../history/write';
import type { Dispatch, Failure, Turn } from '../model';
import type { Desk } from './desk';
import { splitIntoParts } from './parts';
import { countPile } from './pile';
import { publishTurn } from './publish';
import { newTurn } from './turns/new-turn';
import { weigher } from './weigh';

/** Whether parts are on their way. */
export function isSending({ dispatch }: Pick<Desk, 'dispatch'>): boolean {
  return dispatch !== undefined && !dispatch.stopped;
}

/** The part that is on its way. */
export function openPart(desk: Desk): Turn | undefined {
  return [...desk.open.values()].find(({ kind }) => kind === 'batch');
}

/** Sends the pile as it is now; one that stopped goes on where it did. */
export async function beginSending(desk: Desk): Promise<void> {
  if (isSending(desk)) return goOnSending(desk);
  const newest = (await slicesIn('saved')).at(-1);
  if (!newest) return endSending(desk);
  const done = desk.dispatch?.done ?? 0;
  await sendPart(desk, { until: newest.at, done, of: done });
}

/** The next part, if one is due and none is on its way. */
export async function goOnSending(desk: Desk): Promise<void> {
  const { dispatch } = desk;
  if (dispatch && !dispatch.stopped && !openPart(desk)) await sendPart(desk, dispatch);
}

/** Nothing goes out until the user wants it to. Only in memory: on waking it is tried again. */
export function holdSending(desk: Desk, failure: Failure): void {
  if (desk.dispatch) desk.dispatch = { ...desk.dispatch, stopped: { at: Date.now(), failure } };
}

export async function endSending(desk: Desk): Promise<void> {
  if (!desk.dispatch) return;
  desk.dispatch = undefined;
  await write({ dispatch: null });
}

async function sendPart(desk: Desk, { until, done }: Dispatch): Promise<void> {
  // Anew for every part: meanwhile single pictures may have been removed.
  const slices = (await slicesIn('saved')).filter(({ at }) => at <= until);
  const [part, ...later] = splitIntoParts(slices, weigher(desk.settings));
  const last = part?.at(-1);
  if (!part || !last) return endSending(desk);
  const dispatch: Dispatch = { until, done, of: done + 1 + later.length };
  const sliceIds = part.map(({ id }) => id);
  const turn = newTurn(desk, {
    kind: 'batch',
    sessionId: last.sessionId,
    sliceIds,
    clips: clipsIn(part),
    at: last.at,
    ...(dispatch.of > 1 && { part: { index: done + 1, of: dispatch.of } }),
  });
  await write({ turns: [turn], moveSlices: { ids: sliceIds, state: 'sent' }, dispatch });
  desk.dispatch = dispatch;
  desk.open.set(turn.id, turn);
  await countPile(desk);
  publishTurn(turn);
}
