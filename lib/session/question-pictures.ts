/** What a question can still be asked about, once more or later. */
import type { Picture } from '../analyzer';
import { slicesIn, turnsBefore } from '../history/read';
import type { Turn } from '../model';

/** So many failed questions keep their pictures. */
const MOST_KEPT = 5;
/** How far back they are looked for, in turns. */
const LOOK_BACK = 200;

/** Slices of failed questions that are no longer kept, now that another one fails; of those a small picture is left. */
export async function outlived(failed: Turn): Promise<string[]> {
  const turns = await turnsBefore(Number.POSITIVE_INFINITY, LOOK_BACK);
  const others = turns.filter((turn) => turn.id !== failed.id && isKept(turn)).slice(1 - MOST_KEPT);
  const kept = new Set([failed, ...others].flatMap(({ sliceIds }) => sliceIds));
  return (await slicesIn('asked')).map(({ id }) => id).filter((id) => !kept.has(id));
}

const isKept = ({ kind, state, retried }: Turn) => kind === 'question' && state === 'failed' && !retried;

/** The thumbnail of a question whose pictures are gone. */
export function whatIsLeft({ kind, thumbnail, at }: Turn): Picture[] {
  if (kind !== 'question' || !thumbnail) return [];
  return [{ mimeType: 'image/jpeg', bytes: thumbnail, width: 0, height: 0, at, small: true }];
}
