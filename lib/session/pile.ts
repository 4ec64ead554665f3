/** "Save, then send": what becomes of the pile. */
import { pileOf, slicesIn } from '../history/read';
import { write } from '../history/write';
import { MOST_SAVED_BYTES } from '../limits';
import type { Turn } from '../model';
import type { Desk } from './desk';
import { splitIntoParts } from './parts';
import { publishTurn } from './publish';
import { newTurn } from './turns';

const MINUTE = 60_000;

/** Whether the pile is old enough to be sent by itself. */
export function isDue(desk: Desk): boolean {
  const { sendAfterMinutes } = desk.settings;
  return sendAfterMinutes > 0 && desk.saved.duration >= sendAfterMinutes * MINUTE;
}

/** Whether nothing more may be kept. */
export function isFull(desk: Desk): boolean {
  return desk.saved.bytes >= MOST_SAVED_BYTES;
}

/** Makes the pile into turns, in order, in as few requests as fit. */
export async function sendPile(desk: Desk): Promise<void> {
  const slices = await slicesIn('saved');
  const parts = splitIntoParts(slices);
  const turns: Turn[] = parts.map((part, index) => {
    const last = part.at(-1) as (typeof part)[number];
    return newTurn(desk, {
      kind: 'batch',
      sessionId: last.sessionId,
      sliceIds: part.map(({ id }) => id),
      at: last.at,
      ...(parts.length > 1 && { part: { index: index + 1, of: parts.length } }),
    });
  });
  await write({ turns, moveSlices: { ids: slices.map(({ id }) => id), state: 'sent' } });
  for (const turn of turns) desk.open.set(turn.id, turn);
  await countPile(desk);
  for (const turn of turns) publishTurn(turn);
}

export async function discardPile(desk: Desk): Promise<void> {
  const slices = await slicesIn('saved');
  await write({ removeSlices: slices.map(({ id }) => id) });
  await countPile(desk);
}

/** Counts the pile anew. */
export async function countPile(desk: Desk): Promise<void> {
  const slices = await slicesIn('saved');
  desk.saved = pileOf(slices);
  desk.savedSince = slices[0]?.at ?? 0;
}
