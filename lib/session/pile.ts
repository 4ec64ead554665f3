/** "Save, then send": what becomes of the pile until it is sent. */
import { pileOf, slicesIn } from '../history/read';
import { write } from '../history/write';
import { savedLimitOf } from '../limits';
import type { Session } from '../model';
import type { Desk } from './desk';

const MINUTE = 60_000;

/** Whether the pile is old enough to be sent by itself. One that failed waits as long again. */
export function isDue(desk: Desk, now: number): boolean {
  const { sendAfterMinutes } = desk.settings;
  const since = Math.max(desk.savedSince, desk.dispatch?.stopped?.at ?? 0);
  return sendAfterMinutes > 0 && desk.saved.count > 0 && now - since >= sendAfterMinutes * MINUTE;
}

/** Whether nothing more may be kept. */
export function isFull({ saved, settings }: Desk): boolean {
  const limit = savedLimitOf(settings);
  return saved.bytes >= limit.bytes || saved.count >= limit.count;
}

/** Lets every second slice go until there is room, where the user wants that. What is older grows sparser that way. */
export async function makeRoom(desk: Desk, session: Session): Promise<void> {
  while (desk.settings.atSavedLimit === 'thin' && isFull(desk) && desk.saved.count > 1) {
    const removeSlices = (await slicesIn('saved')).filter((_, at) => at % 2 === 1).map(({ id }) => id);
    session.thinned = (session.thinned ?? 0) + removeSlices.length;
    await write({ sessions: [session], removeSlices });
    await countPile(desk);
  }
}

export async function discardPile(desk: Desk): Promise<void> {
  const slices = await slicesIn('saved');
  await removeSaved(
    desk,
    slices.map(({ id }) => id),
  );
}

/** Removes slices for good; one that is no longer on the pile is left alone. */
export async function removeSaved(desk: Desk, ids: string[]): Promise<void> {
  const saved = new Set((await slicesIn('saved')).map(({ id }) => id));
  await write({ removeSlices: ids.filter((id) => saved.has(id)) });
  await countPile(desk);
}

/** Counts the pile anew. */
export async function countPile(desk: Desk): Promise<void> {
  const slices = await slicesIn('saved');
  desk.saved = pileOf(slices);
  desk.savedSince = slices[0]?.at ?? 0;
}
