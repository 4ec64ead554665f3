import type { Turn } from '../model';

/** Questions that wait for the answer to one before them, in their order. In a Live conversation none waits. */
export function queuedQuestions(turns: readonly Turn[]): Turn[] {
  const open = turns.filter(
    ({ kind, state, live }) => kind === 'question' && !live && (state === 'waiting' || state === 'streaming'),
  );
  return open.slice(1);
}
