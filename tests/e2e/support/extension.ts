import type { Browser, Page, Extension as PuppeteerExtension, Target } from 'puppeteer';
import { EXTENSION_FOLDER } from './browser';
import { ConsoleWatch } from './console';
import { look } from './find';
import { until } from './until';
import { inWorker, listening, stopWorker, unplug, workerId } from './worker';

/** Screen Helper in a running browser, as its user has it: an icon, a panel, an options page. */
export class Extension {
  readonly id: string;
  readonly console: ConsoleWatch;

  constructor(
    readonly browser: Browser,
    private readonly handle: PuppeteerExtension,
    watchWorker: boolean,
  ) {
    this.id = handle.id;
    this.console = new ConsoleWatch(browser, this.address(), watchWorker);
  }

  address(path?: string): string {
    const origin = `chrome-extension://${this.id}`;
    return path === undefined ? origin : `${origin}/${path}`;
  }

  /** A real click on the toolbar icon while `page` is in front: with gesture, and with the grant of its tab. */
  async clickIcon(page: Page): Promise<void> {
    await page.bringToFront();
    await this.handle.triggerAction(page);
  }

  /** The side panel, once it has been drawn. */
  async panel(): Promise<Page> {
    const target = await until('the side panel', () => this.targets('sidepanel.html')[0]);
    return drawn(await target.asPage());
  }

  /** One page a window that has the panel open. */
  panels(): Promise<Page[]> {
    return Promise.all(this.targets('sidepanel.html').map((target) => target.asPage()));
  }

  /** The options page, in front; a new tab unless there is one already. */
  async options(): Promise<Page> {
    const [open] = this.targets('options.html');
    const page = open ? await open.asPage() : await this.browser.newPage();
    if (!open) await page.goto(this.address('options.html'));
    await page.bringToFront();
    return drawn(page);
  }

  /** The options page that a button has just been pressed for: asked for before it is there, another would open. */
  async openedOptions(): Promise<Page> {
    await until('the options page', () => this.targets('options.html')[0]);
    return this.options();
  }

  /** The offscreen document, where there is one: it exists while something is captured. */
  offscreen(): Target | undefined {
    return this.targets('offscreen.html')[0];
  }

  async isWorkerAlive(): Promise<boolean> {
    return (await workerId(this.browser, this.address(''))) !== undefined;
  }

  /** Evaluates an expression in the running worker. */
  inWorker<T>(expression: string): Promise<T | undefined> {
    return inWorker(this.browser, this.address(''), expression);
  }

  /** Takes the worker's network away, as when a computer goes offline. Answers how to give it back. */
  unplug(): Promise<() => Promise<void>> {
    return unplug(this.browser, this.address(''));
  }

  /**
   * Ends the worker as the browser does, and waits until that very run of it is over. Another may begin right
   * after: a running capture wakes it.
   */
  async killWorker(): Promise<void> {
    const id = await workerId(this.browser, this.address(''));
    if (id) await stopWorker(this.browser, id, () => this.console.release(id));
  }

  /** What stands on the icon, for one tab or in general. Asked from the panel, so that the worker may sleep. */
  async badge(tabId?: number): Promise<string> {
    const panel = await this.panel();
    return panel.evaluate((id) => chrome.action.getBadgeText(id === undefined ? {} : { tabId: id }), tabId);
  }

  private targets(file: string): Target[] {
    return this.browser.targets().filter((target) => target.url().split(/[?#]/)[0] === this.address(file));
  }
}

/** Waits until the extension is installed, its worker has run once, and a click would reach its listener. */
export async function openExtension(
  browser: Browser,
  { folder = EXTENSION_FOLDER, watchWorker = true } = {},
): Promise<Extension> {
  const handle = await until('the extension', async () =>
    [...(await browser.extensions()).values()].find(({ path }) => path === folder),
  );
  const extension = new Extension(browser, handle, watchWorker);
  await listening(browser, extension.address(''));
  return extension;
}

/** `document.title` is set by HTML; what the user sees is drawn by script a moment later. */
async function drawn(page: Page): Promise<Page> {
  await until(`${page.url()} to be drawn`, () => look(page));
  return page;
}
