import { expect } from 'vitest';
import type { Extension } from './extension';

const WATCH = `(() => {
  const { send } = WebSocket.prototype;
  globalThis.picturesSentAt = [];
  WebSocket.prototype.send = function (message) {
    if (String(message).slice(0, 100).includes('"video"')) picturesSentAt.push(Date.now());
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
    const times = (await extension.inWorker<number[]>('picturesSentAt')) ?? [];
    expect(times).not.toEqual([]);
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(
      steps.filter((step) => step < 1_000),
      `one a second: ${steps}`,
    ).toEqual([]);
  };
}
