import type { Dispatch, Turn } from '../model';

/** What a "Send" has come to with the end of one of its parts. `null`: the user has called it off. */
export function afterPart(dispatch: Dispatch, { state, failure }: Turn, now: number): Dispatch | null {
  if (state === 'done') return { ...dispatch, done: dispatch.done + 1 };
  if (failure?.reason === 'cancelled') return null;
  return { ...dispatch, stopped: { at: now, failure: failure ?? { reason: 'interrupted', detail: '' } } };
}
