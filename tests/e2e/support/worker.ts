import type { Browser, CDPSession } from 'puppeteer';
import { Attached, wholeOf } from './attached';
import { until } from './until';

/** The running service worker of an extension, by its target id. Puppeteer's own list lags behind the browser. */
export async function workerId(browser: Browser, address: string): Promise<string | undefined> {
  const whole = await wholeOf(browser);
  const { targetInfos } = await whole.send('Target.getTargets');
  return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(address))?.targetId;
}

/** Evaluates an expression in an extension's running worker, and what it promises. Undefined when there is none. */
export async function inWorker<T>(
  browser: Browser,
  address: string,
  expression: string,
): Promise<T | undefined> {
  const id = await workerId(browser, address);
  if (!id) return undefined;
  const attached = await Attached.to(browser, id);
  try {
    const { result } = await attached.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  } finally {
    await attached.detach();
  }
}

/** Takes the running worker's network away. Answers how to give it back; meanwhile the worker does not idle out. */
export async function unplug(browser: Browser, address: string): Promise<() => Promise<void>> {
  const id = await until('the worker', () => workerId(browser, address));
  const attached = await Attached.to(browser, id);
  const { session } = attached;
  const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { ...unlimited, offline: true });
  return async () => {
    await session.send('Network.emulateNetworkConditions', { ...unlimited, offline: false });
    await attached.detach();
  };
}

/** Waits until the extension's worker has started, and a click on the icon would find its listener. */
export async function listening(browser: Browser, address: string): Promise<void> {
  const ready = `registration.active?.state === 'activated' && chrome.action.onClicked.hasListeners()`;
  await until('the service worker to listen for clicks', () => inWorker<boolean>(browser, address, ready));
}

/**
 * Ends a worker, and waits for the browser's own bookkeeping to call it stopped: its target goes away earlier,
 * while a click or a message would still reach the dying one.
 * @param release lets go of every debugger session. It comes first: the next worker takes the place of one that
 * had a debugger, and waits for a word from it before it runs.
 */
export async function stopWorker(browser: Browser, id: string, release: () => Promise<void>): Promise<void> {
  // Any page can be asked about all workers of the profile.
  const page = await until('a page', () => browser.targets().find((target) => target.type() === 'page'));
  const session = await page.createCDPSession();
  try {
    const watched = watchStop(session, id);
    await session.send('ServiceWorker.enable');
    await release();
    const whole = await wholeOf(browser);
    await whole.send('Target.closeTarget', { targetId: id });
    await until('the worker to stop', async () => {
      if (watched.isKnown()) return watched.isStopped();
      // It was gone before anything was reported of it.
      const { targetInfos } = await whole.send('Target.getTargets');
      return targetInfos.every(({ targetId }) => targetId !== id);
    });
  } finally {
    await session.detach();
  }
}

/** The target's id is reported only while it runs, so its registration's version is followed from there. */
function watchStop(session: CDPSession, targetId: string) {
  let version: string | undefined;
  let stopped = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    version ??= versions.find((entry) => entry.targetId === targetId)?.versionId;
    const now = versions.find((entry) => entry.versionId === version);
    if (now && now.runningStatus !== 'stopping' && now.targetId !== targetId) stopped = true;
  });
  return { isKnown: () => version !== undefined, isStopped: () => stopped };
}
