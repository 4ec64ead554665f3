/** Chrome ends a worker 30 s after its last event, and neither timers nor a streaming reply count as one. */
const EVERY_MS = 20_000;

let timer: ReturnType<typeof setInterval> | undefined;

/** Keeps the worker alive while there is work. https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle */
export function keepAlive(needed: boolean): void {
  if (needed) timer ??= setInterval(() => chrome.runtime.getPlatformInfo(), EVERY_MS);
  else {
    clearInterval(timer);
    timer = undefined;
  }
}
