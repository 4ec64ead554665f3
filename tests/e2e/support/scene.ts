import { basename } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { test as base, expect, type RunnerTestCase as Test } from 'vitest';
import { type GeminiRequest, type GeminiServer, startGeminiServer } from '../../gemini-server/index';
import { type BrowserOptions, EXTENSION_FOLDER, launchBrowser } from './browser';
import { saveEvidence } from './evidence';
import { type Extension, openExtension } from './extension';
import { Screen } from './screen';
import { type Site, serve } from './site';
import { agree, installed, setSettings, setUp, watch } from './user';

export interface SceneOptions extends BrowserOptions {
  /** False leaves the worker alone, so that it can idle out; its console is then not read. */
  watchWorker?: boolean;
}

/** On a page that stands still most tests count slices, not changes; and none waits for them longer than it must. */
const OFTEN = { sendWhat: 'every', intervalSeconds: 1 };

/** What the page said in the picture of a request, if it showed one of the codes. */
export function codeIn({ images }: GeminiRequest): string | undefined {
  return images[0]?.qr[0];
}

/** A browser with Screen Helper in it, a stand-in for Gemini, and pages to look at. */
export class Scene {
  constructor(
    readonly browser: Browser,
    readonly extension: Extension,
    readonly gemini: GeminiServer,
    readonly site: Site,
  ) {}

  /** Opens one of tests/pages in a new tab: `page('code.html#hello')`. */
  page(page: string): Promise<Page> {
    return this.open(this.site.at(page));
  }

  async open(address: string): Promise<Page> {
    const tab = await this.browser.newPage();
    await tab.goto(address);
    return tab;
  }

  /** Types the stand-in's address and key into the options page; a picture then goes out every second. */
  async setUp(): Promise<Page> {
    await setSettings(await this.extension.options(), OFTEN);
    return setUp(this.extension, this.gemini);
  }

  /** From a fresh installation to watching `page`: the icon, the consent. Answers the panel. */
  async watch(page: Page): Promise<Page> {
    await installed(this.extension, this.gemini, OFTEN);
    return watch(this.extension, page);
  }

  agree = agree;
}

async function openScene({ watchWorker, ...options }: SceneOptions = {}): Promise<Scene> {
  const [browser, gemini, site] = await Promise.all([launchBrowser(options), startGeminiServer(), serve()]);
  const [folder = EXTENSION_FOLDER] = options.extensions ?? [];
  const extension = await openExtension(browser, { folder, watchWorker });
  return new Scene(browser, extension, gemini, site);
}

async function closeScene({ browser, gemini, site }: Scene): Promise<void> {
  await browser.close();
  await Promise.all([gemini.close(), site.close()]);
}

interface Fixtures {
  /** Opens a scene, closed after the test. What it shows at the moment of a failure is saved. */
  open(options?: SceneOptions): Promise<Scene>;
  /** One, with the usual options. */
  scene: Scene;
  /** A screen of the test's own, for `open({ display: screen.name })`. */
  screen: Screen;
}

/**
 * Vitest's test with a scene for each. A test fails, too, when one of the extension's contexts wrote an error to
 * its console: `scene.extension.console.expect(/…/)` announces those that the test provokes.
 */
export const test = base.extend<Fixtures>({
  open: async ({ task }, use) => {
    const scenes: Scene[] = [];
    await use(async (options) => {
      const scene = await openScene(options);
      scenes.push(scene);
      return scene;
    });
    const unexpected = await review(task, scenes);
    await Promise.all(scenes.map(closeScene));
    expect(unexpected, 'errors on the consoles of the extension').toEqual([]);
  },
  scene: async ({ open }, use) => use(await open()),
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it that this fixture needs no other
  screen: async ({}, use) => {
    const screen = await Screen.open();
    await use(screen);
    await screen.close();
  },
});

/**
 * The same with one scene for all tests of a file, where each leaves things in order for the next: a browser
 * costs more than most of these tests do.
 */
export const together = base.extend<{ $file: { common: Scene }; $test: { scene: Scene } }>({
  common: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of what a fixture needs from here
    async ({}, use) => {
      const scene = await openScene();
      await use(scene);
      await closeScene(scene);
    },
    { scope: 'file' },
  ],
  scene: async ({ common, task }, use) => {
    const known = common.extension.console.errors().length;
    await use(common);
    const unexpected = await review(task, [common], known);
    expect(unexpected, 'errors on the consoles of the extension').toEqual([]);
  },
});

/** Saves evidence where there is something to explain. Answers the errors to complain of, unless it failed anyhow. */
async function review(task: Readonly<Test>, scenes: Scene[], known = 0): Promise<string[]> {
  const failed = task.result?.state === 'fail';
  const unexpected = scenes.flatMap(({ extension }) => extension.console.errors()).slice(known);
  if (failed || unexpected.length > 0) {
    for (const { browser, extension } of scenes) {
      const evidence = await saveEvidence(
        `${basename(task.file.name)} ${task.name}`,
        browser,
        extension.console,
      );
      for (const error of task.result?.errors ?? []) error.message += `\n${evidence}`;
    }
  }
  return failed ? [] : unexpected;
}
