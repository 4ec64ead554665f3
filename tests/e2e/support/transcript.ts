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
  async had(words: RegExp): Promise<string> {
    const [found] = await until(
      `the words ${words}`,
      async () => words.exec((await this.all()).join('\n\n')),
      {
        seen: async () => (await this.all()).at(-1) ?? '',
      },
    );
    return found;
  }

  private all(): Promise<string[]> {
    return this.page.evaluate(() => Reflect.get(window, 'seen'));
  }
}
