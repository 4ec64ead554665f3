import type { PageText, TextTrouble } from '../model';
import { pageTextOf } from '../page-text';

/** So long a slice waits for its page's text. A page that is busy or hung does not hold up its pictures. */
const PATIENCE_MS = 500;

const SCRIPT = '/page-text.js';

/** Tabs that have not answered yet: a hung page is not asked again and again. */
const asked = new Set<number>();

/** What can be read in a tab now: of its own document and frames of the same origin. Or why nothing can. */
export async function pageTextIn(tabId: number): Promise<PageText | TextTrouble> {
  if (asked.has(tabId)) return 'silent';
  asked.add(tabId);
  const answer = ask(tabId).finally(() => asked.delete(tabId));
  return Promise.race([answer, silence()]);
}

async function ask(tabId: number): Promise<PageText | TextTrouble> {
  try {
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId },
      files: [SCRIPT],
      // Not only once the page is idle: one that loads for long is watched meanwhile, too.
      injectImmediately: true,
    });
    return pageTextOf(frame?.result) ?? 'closed';
  } catch (error) {
    // Of its own pages and the Web Store the browser says that they are closed to everyone.
    const isForeign = /must request permission/i.test((error as Error).message);
    return isForeign && !(await isGranted(tabId)) ? 'left' : 'closed';
  }
}

/** With the user's click comes the tab's address; with a page on another site both are gone. */
async function isGranted(tabId: number): Promise<boolean> {
  const tab = await chrome.tabs.get(tabId).catch(() => undefined);
  return Boolean(tab?.url);
}

function silence(): Promise<TextTrouble> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, 'silent'));
}
