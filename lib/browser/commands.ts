/** The panel's and the options page's side of messaging: commands to the worker, answered. */
import { browser } from 'wxt/browser';
import type { Answer, ToWorker, WorkerValue } from '../messages';

/** Delivered, perhaps: the worker may have begun before it died, so these are not sent twice. */
const NOT_TWICE: ReadonlySet<ToWorker['type']> = new Set(['worker/ask']);

/**
 * Sends a command, which wakes the worker. It can die just as the message arrives
 * (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle):
 * then it is sent once more. Never throws: a failure is an answer.
 */
export async function command<C extends ToWorker>(message: C): Promise<Answer<WorkerValue<C>>> {
  const first = await attempt(message);
  if (first.answer) return first.answer;
  const second = mayRepeat(message, first.error) ? await attempt(message) : first;
  return second.answer ?? { ok: false, failure: { reason: 'interrupted', detail: String(second.error) } };
}

interface Attempt<C extends ToWorker> {
  answer?: Answer<WorkerValue<C>>;
  error?: unknown;
}

async function attempt<C extends ToWorker>(message: C): Promise<Attempt<C>> {
  try {
    const answer: Answer<WorkerValue<C>> | undefined = await browser.runtime.sendMessage(message);
    return answer ? { answer } : { error: new Error('The worker did not answer.') };
  } catch (error) {
    return { error };
  }
}

function mayRepeat(message: ToWorker, error: unknown): boolean {
  const neverArrived = /Receiving end does not exist/i.test(String(error));
  return neverArrived || !NOT_TWICE.has(message.type);
}
