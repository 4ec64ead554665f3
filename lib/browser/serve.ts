import { browser } from 'wxt/browser';
import { failureOf } from '../failure';
import type { Answer } from '../messages';

interface Message {
  type: string;
}

/** Messages come from this extension's own pages alone, but a receiver is named by the prefix of the type. */
function isFor(prefix: string, message: unknown): message is Message {
  const type = (message as Message | null)?.type;
  return typeof type === 'string' && type.startsWith(`${prefix}/`);
}

/**
 * Answers the commands that are meant for this context. A throw becomes a failed answer.
 * Listens synchronously, since a worker hears only what it listened to in its first turn.
 */
export function serve<M extends Message>(
  prefix: string,
  handle: (message: M) => Promise<unknown> | unknown,
): void {
  // The callback form: a returned promise is understood only by newer versions of Chrome.
  browser.runtime.onMessage.addListener(((
    message: unknown,
    _: unknown,
    respond: (a: Answer<unknown>) => void,
  ) => {
    if (!isFor(prefix, message)) return;
    Promise.try(() => handle(message as M)).then(
      (value) => respond({ ok: true, value }),
      (error) => respond({ ok: false, failure: failureOf(error) }),
    );
    return true;
  }) as never);
}
