import { expect } from 'vitest';
import type { Extension } from './extension';

/** A socket that resumes a session goes on with its pictures. */
const WATCH = `(() => {
  const { send } = WebSocket.prototype;
  globalThis.picturesSentAt = [[]];
  WebSocket.prototype.send = function (message) {
    const text = String(message);
    if (text.startsWith('{"setup"') && !text.includes('"handle"')) picturesSentAt.push([]);
    if (text.slice(0, 100).includes('"video"')) picturesSentAt.at(-1).push(Date.now());
    return send.call(this, message);
  };
})()`;

/**
 * Watches when the running worker sends the pictures of a Live conversation, by its own clock: on a busy machine one
 * can be late on its way, and the next one then seems to come early.
 * @returns fails unless some were sent, and none sooner than the API allows
 */
export async function watchPace(extension: Extension): Promise<() => Promise<void>> {
  await extension.inWorker(WATCH);
  return async () => {
    const sessions = (await extension.inWorker<number[][]>('picturesSentAt')) ?? [];
    expect(sessions.flat()).not.toEqual([]);
    const steps = sessions.flatMap((times) =>
      times.slice(1).map((time, index) => time - (times[index] ?? 0)),
    );
    expect(
      steps.filter((step) => step < 1_000),
      `one a second: ${steps}`,
    ).toEqual([]);
  };
}
