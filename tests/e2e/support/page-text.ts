import type { GeminiRequest, GeminiServer } from '../../gemini-server/index';
import type { Extension } from './extension';
import { tick } from './find';
import { until } from './until';

/** "Text beside pixels": turning it on, and what arrives of it. */

const TEXT =
  /^Text that (?<kind>.*) on the page then, as a JSON string of data(?<cut>, cut .*)?: (?<json>".*")$/;

export interface ArrivedText {
  kind: string;
  /** What is said of the cutting; undefined when nothing is. */
  cut: string | undefined;
  text: string;
}

/** The texts beside the pictures of a request, each read as the JSON string that it must be. */
export function pageTextsIn({ texts }: GeminiRequest): ArrivedText[] {
  return texts.flatMap((part) => {
    const { kind = '', cut, json = '' } = TEXT.exec(part)?.groups ?? {};
    return json ? [{ kind, cut, text: JSON.parse(json) as string }] : [];
  });
}

/** A request with text, of those after the first `from`: that begin from now on, unless it is told. */
export async function nextText(gemini: GeminiServer, from = gemini.requests.length): Promise<GeminiRequest> {
  const found = () =>
    gemini.requests.slice(from).find((request) => request.readyAt > 0 && pageTextsIn(request).length > 0);
  await gemini.waitFor(() => found() !== undefined);
  return found() as GeminiRequest;
}

/** Ticks or unticks the check box, and waits until that is saved. */
export async function tickPageText(extension: Extension): Promise<void> {
  await tick(await extension.options(), 'Text beside pixels');
}

/** So much longer the worker waits for a page, and reading it may take: how fast a machine reads is not asked here. */
const LONGER = 20;

/**
 * From now on the pages in front are read to their end also where that takes a slow machine longer than the product
 * lets it: by their clock a second passes in twenty. Not those that are loaded later.
 */
export async function readPatiently(extension: Extension): Promise<void> {
  const slower = `(async () => {
    const wait = setTimeout;
    globalThis.setTimeout = (run, ms, ...rest) => wait(run, ms === 500 ? ${LONGER} * ms : ms, ...rest);
    const slow = (longer) => {
      const { performance } = globalThis;
      const now = performance.now.bind(performance);
      performance.now = () => now() / longer;
    };
    for (const { id } of await chrome.tabs.query({ active: true })) {
      const target = { tabId: id };
      await chrome.scripting.executeScript({ target, func: slow, args: [${LONGER}] }).catch(() => {});
    }
    return true;
  })()`;
  await until('the pages to be slower', () => extension.inWorker<boolean>(slower));
}

/** Counts, from now on, how often the running worker injects a script; or which of these the page has yet to answer. */
export async function countReads(
  extension: Extension,
  which: 'all' | 'open' = 'all',
): Promise<() => Promise<number>> {
  await extension.inWorker(`(() => {
    const { executeScript } = chrome.scripting;
    self.reads = { all: 0, open: 0 };
    chrome.scripting.executeScript = (...given) => {
      self.reads.all += 1;
      self.reads.open += 1;
      return executeScript.apply(chrome.scripting, given).finally(() => { self.reads.open -= 1; });
    };
  })()`);
  return async () => (await extension.inWorker<number>(`self.reads.${which}`)) ?? -1;
}
