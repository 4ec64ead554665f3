import type { Turn } from '../model';

/** Questions that wait for the answer to one before them, in their order. */
export function queuedQuestions(turns: readonly Turn[]): Turn[] {
  const open = turns.filter(
    ({ kind, state }) => kind === 'question' && (state === 'waiting' || state === 'streaming'),
  );
  return open.slice(1);
}
