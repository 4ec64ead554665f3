import type { Page } from 'puppeteer';
import { until } from './until';

/** Everything that a page shows from now on, also what stands there for a moment only. */
export class Transcript {
  private constructor(private readonly page: Page) {}

  static async of(page: Page): Promise<Transcript> {
    await page.evaluate(() => {
      // Not textContent, which knows nothing of what is hidden.
      const look = () => String(Reflect.get(document.body, 'innerText'));
      const seen = [look()];
      Object.assign(window, { seen });
      const everything = { subtree: true, childList: true, characterData: true, attributes: true };
      new MutationObserver(() => seen.push(look())).observe(document.body, everything);
    });
    return new Transcript(page);
  }

  /** Waits until the words have been there. */
  async had(words: RegExp): Promise<void> {
    const seen = async () => (await this.looks()).at(-1) ?? '';
    await until(`the words ${words}`, async () => words.test(await this.all()), { seen });
  }

  /** Everything so far, one look after the other. */
  async all(): Promise<string> {
    return (await this.looks()).join('\n\n');
  }

  /** In the order of time. */
  looks(): Promise<string[]> {
    return this.page.evaluate(() => Reflect.get(window, 'seen'));
  }
}
