import { delay } from '../delay';

/**
 * Calls `tick` at once and then every `intervalMs`, on a grid that does not drift.
 * A tick that outlasts its interval swallows the ones it covers. Ends with the signal.
 */
export async function everyInterval(
  intervalMs: () => number,
  tick: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let due = performance.now();
  while (!signal.aborted) {
    await tick();
    const step = intervalMs();
    due += step;
    const now = performance.now();
    if (due < now) due = now + step - ((now - due) % step);
    await delay(due - now, signal);
  }
}
