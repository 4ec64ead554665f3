import type { Browser, CDPSession, Page } from 'puppeteer';
import { type BrowserOptions, launchBrowser } from '../support/browser';
import { openExtension } from '../support/extension';
import { type Site, serve } from '../support/site';
import { until } from '../support/until';
import { GATE_FOLDER } from './build';

/** A page at 1920×1080, captured by the product's code, and questions to it. */
export class HeldGate {
  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    private readonly site: Site,
    private readonly session: CDPSession,
  ) {}

  static async open(address: string, options: BrowserOptions = {}): Promise<HeldGate> {
    const [browser, site] = await Promise.all([
      launchBrowser({ extensions: [GATE_FOLDER], args: ['--window-size=1920,1200'], ...options }),
      serve(),
    ]);
    const extension = await openExtension(browser, { folder: GATE_FOLDER });
    const page = await browser.newPage();
    await page.setViewport({ width: 1920, height: 1080 });
    await page.goto(site.at(address));
    await extension.clickIcon(page);
    const target = await until('the offscreen document', () => extension.offscreen());
    const session = await target.createCDPSession();
    const held = new HeldGate(browser, page, site, session);
    await until('the capture', () => held.ask('window.held?.open()'));
    return held;
  }

  /** The value of an expression in the offscreen document. */
  async ask<T>(expression: string): Promise<T> {
    const answer = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    const { exceptionDetails: thrown } = answer;
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
    return answer.result.value as T;
  }

  /** Another page in the same tab, which is captured on. */
  async show(address: string): Promise<void> {
    await this.ask('held.stop()');
    await this.page.goto(this.site.at(address));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }
}
