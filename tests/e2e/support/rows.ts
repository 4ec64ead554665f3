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

/** The rows that the chosen view shows, oldest first. */
export async function rows(panel: Page): Promise<Row[]> {
  const log = await byRole(panel, 'log', 'Replies');
  return log.$$eval('article', (articles) => {
    // Not textContent, which knows nothing of what is folded away.
    const shown = (element: Element | null) => (element ? Reflect.get(element, 'innerText').trim() : '');
    return articles.map((article) => ({
      time: shown(article.querySelector('time')),
      reply: shown(article.querySelector('.markdown')),
      repeats: Number(/×(\d+)$/.exec(shown(article.querySelector('[aria-expanded]')))?.[1] ?? 0),
      busy: article.getAttribute('aria-busy') === 'true',
      text: shown(article),
    }));
  });
}
