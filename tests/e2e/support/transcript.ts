import type { Page } from 'puppeteer';
import { until } from './until';

/** Everything that a page shows from now on, also what stands there for a moment only. */
export class Transcript {
  private constructor(
    private readonly page: Page,
    private readonly part: string,
  ) {}

  /** @param part selects the element whose words count */
  static async of(page: Page, part = 'body'): Promise<Transcript> {
    await page.evaluate((selector) => {
      // Not textContent, which knows nothing of what is hidden.
      const look = () => String(Reflect.get(document.querySelector(selector) ?? {}, 'innerText') ?? '');
      const seen = [look()];
      Object.assign(window, { [`seen ${selector}`]: seen });
      const everything = { subtree: true, childList: true, characterData: true, attributes: true };
      new MutationObserver(() => seen.push(look())).observe(document.body, everything);
    }, part);
    return new Transcript(page, part);
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
    return this.page.evaluate((selector) => Reflect.get(window, `seen ${selector}`), this.part);
  }
}
