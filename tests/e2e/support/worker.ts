import type { Browser, CDPSession, Target } from 'puppeteer';
import { until } from './until';

/** Puppeteer keeps the protocol's id of a target to itself. */
export function idOf(target: Target): string {
  return (target as Target & { _targetId: string })._targetId;
}

/** The running service worker of an extension, by its target id. Puppeteer's own list lags behind the browser. */
export function workerId(browser: Browser, address: string): Promise<string | undefined> {
  return asked(browser.target(), async (session) => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(address))
      ?.targetId;
  });
}

/** Evaluates an expression in an extension's running worker. Undefined when there is none. */
export async function inWorker<T>(
  browser: Browser,
  address: string,
  expression: string,
): Promise<T | undefined> {
  const id = await workerId(browser, address);
  const target = browser.targets().find((candidate) => idOf(candidate) === id);
  if (!target) return undefined;
  return asked(target, async (session) => {
    const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value;
  });
}

/** Takes the running worker's network away. Answers how to give it back; meanwhile the worker does not idle out. */
export async function unplug(browser: Browser, address: string): Promise<() => Promise<void>> {
  const id = await workerId(browser, address);
  const target = await until('the worker', () => browser.targets().find((entry) => idOf(entry) === id));
  const session = await target.createCDPSession();
  const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { ...unlimited, offline: true });
  return async () => {
    await session.send('Network.emulateNetworkConditions', { ...unlimited, offline: false });
    await session.detach();
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
  await asked(page, async (session) => {
    const stopped = nextStop(session, id);
    await session.send('ServiceWorker.enable');
    await release();
    await asked(browser.target(), (whole) => whole.send('Target.closeTarget', { targetId: id }));
    await stopped;
  });
}

/** The target's id is reported only while it runs, so its registration's version is followed from there. */
function nextStop(session: CDPSession, targetId: string): Promise<void> {
  let version: string | undefined;
  return new Promise((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      version ??= versions.find((entry) => entry.targetId === targetId)?.versionId;
      const now = versions.find((entry) => entry.versionId === version);
      if (now && now.runningStatus !== 'stopping' && now.targetId !== targetId) resolve();
    });
  });
}

async function asked<T>(target: Target, question: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await target.createCDPSession();
  try {
    return await question(session);
  } finally {
    // The target may have gone meanwhile, and its session with it.
    await session.detach().catch(() => {});
  }
}
