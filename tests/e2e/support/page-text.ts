import type { GeminiRequest, GeminiServer } from '../../gemini-server/index';
import type { Extension } from './extension';
import { tick } from './find';

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
  await gemini.waitFor(() => found() !== undefined, { timeoutMs: 15_000 });
  return found() as GeminiRequest;
}

/** Ticks or unticks the check box, and waits until that is saved. */
export async function tickPageText(extension: Extension): Promise<void> {
  await tick(await extension.options(), 'Text beside pixels');
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
