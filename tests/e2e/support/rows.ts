import type { Page } from 'puppeteer';
import { byRole } from './find';

/** One reply, or one question with its answer, as it stands in the panel's log. */
export interface Row {
  /** When the picture was taken, as shown. */
  time: string;
  /** The reply itself; empty while nothing of it has come. */
  reply: string;
  /** For "repeated ×3": 3. */
  repeats: number;
  /** More of it is to come. */
  busy: boolean;
  /** Everything that is shown of it: time, question, reply, notes. */
  text: string;
}

const PARTS = ['time', '.markdown', '[aria-expanded]'];

/** The rows that the chosen view shows, oldest first. */
export async function rows(panel: Page): Promise<Row[]> {
  const log = await byRole(panel, 'log', 'Replies');
  const read = await log.$$eval('article', readInPage, PARTS);
  return read.map(({ busy, words: [text = '', time = '', reply = '', repeats = ''] }) => ({
    time,
    reply,
    repeats: Number(/×(\d+)$/.exec(repeats)?.[1] ?? 0),
    busy,
    text,
  }));
}

/**
 * Runs in the panel, all rows at one moment. innerText, because textContent knows nothing of what is folded away.
 * No named functions inside: tsx gives them a helper that the panel does not have.
 */
function readInPage(articles: Element[], parts: string[]) {
  return articles.map((article) => ({
    busy: article.getAttribute('aria-busy') === 'true',
    words: [article, ...parts.map((part) => article.querySelector(part))].map((element) =>
      element ? String(Reflect.get(element, 'innerText')).trim() : '',
    ),
  }));
}
