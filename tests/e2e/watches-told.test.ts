import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { more } from './support/asked';
import { byRole, has, press, sees } from './support/find';
import { temporaryFolder } from './support/folder';
import { rows } from './support/rows';
import { type Scene, test } from './support/scene';
import { SCREENS } from './support/screen';
import { storedIn } from './support/stored';
import { hits, notifications, openWatches, saying, tellMe, told, watchNotifications } from './support/told';
import { until } from './support/until';

/** How the user is told of what was seen, wherever they are. */

const RED = 'the build turns red';

/** Watching, with one watch and replies of so many lines more; `met` says from when on it is met. */
async function waiting(scene: Scene, lines = 0): Promise<{ panel: Page; met: (evidence?: string) => void }> {
  let evidence: string | undefined;
  scene.gemini.replyAlways((request) =>
    saying(
      request,
      `Reply ${request.id}.${`\n\nAnd so on, ${request.id}.`.repeat(lines)}`,
      evidence === undefined ? {} : { [RED]: evidence },
    ),
  );
  const panel = await scene.watch(await scene.page('counter.html?every=300'));
  await tellMe(panel, RED);
  return {
    panel,
    met: (now) => {
      evidence = now;
    },
  };
}

const badge = (page: Page) => page.evaluate(() => chrome.action.getBadgeText({}));
const tooltip = (page: Page) => page.evaluate(() => chrome.action.getTitle({}));

/** Closes the panel as its user does. */
async function closePanel(scene: Scene, page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { id = 0 } of await chrome.windows.getAll()) {
      await chrome.sidePanel.close({ windowId: id }).catch(() => {});
    }
  });
  await until('the panel to close', async () => (await scene.extension.panels()).length === 0);
}

test('the badge shows it, also after the death of the worker, until the panel is looked at', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  const { met } = await waiting(scene);
  const options = await extension.options();
  const shown = await watchNotifications(options);
  await closePanel(scene, options);
  met('It is red.');
  await until('the badge', async () => (await badge(options)) === '1', { seen: () => badge(options) });
  const words = '1 thing you wanted to be told of';
  await until('the tooltip', async () => (await tooltip(options)).includes(words), {
    seen: () => tooltip(options),
  });
  await until('its notification', async () => (await shown()).length === 1);

  await extension.killWorker();
  await more(gemini, 3);
  expect(await badge(options)).toBe('1');
  expect(await shown(), 'it is still the same event').toHaveLength(1);
  met();
  await more(gemini, 3);
  met('Red again.');
  await until('the badge', async () => (await badge(options)) === '2', { seen: () => badge(options) });

  const page = (await scene.browser.pages()).find((each) => each.url().includes('counter.html')) as Page;
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await told(panel, 2);
  await until('the badge to say what goes on', async () => !/\d/.test(await badge(panel)));
});

test('watches outlive the browser, and go with everything', async ({ open }) => {
  const profile = await temporaryFolder();
  const before = await open({ profile });
  const closing = await waiting(before);
  await tellMe(closing.panel, 'my name is called');
  closing.met('It is red.');
  await told(closing.panel, 1);
  await press(closing.panel, 'button', 'Pause “my name is called”');
  await byRole(closing.panel, 'button', 'Resume “my name is called”');
  await before.browser.close();

  const scene = await open({ profile });
  const panel = await scene.open(scene.extension.address('sidepanel.html'));
  // The browser opens what was open before, perhaps in front of it, and what cannot be seen does not answer.
  await panel.bringToFront();
  await openWatches(panel);
  await byRole(panel, 'button', `Pause “${RED}”`);
  await byRole(panel, 'button', 'Resume “my name is called”');
  await told(panel, 1);
  const options = await scene.extension.options();
  await press(options, 'button', 'Delete everything');
  await press(options, 'button', 'Yes, delete');
  await sees(options, 'Everything was deleted.');
  expect((await storedIn(options)).local).toEqual({});
  expect(await notifications(options)).toEqual([]);
  await panel.bringToFront();
  await until('the list to go', async () => !(await has(panel, 'list', 'What to be told of')));
  expect(await hits(panel)).toEqual([]);
});

test('a sound is played when it is wanted, and not otherwise', async ({ scene }) => {
  const { extension } = scene;
  const { panel, met } = await waiting(scene);
  const offscreen = await (await until('the offscreen document', () => extension.offscreen())).asPage();
  await offscreen.evaluate(() => {
    Object.assign(window, { tones: [] });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      (Reflect.get(window, 'tones') as string[]).push(`${this.frequency.value} Hz, ${this.context.state}`);
      start.call(this, when);
    };
  });
  const tones = () => offscreen.evaluate(() => Reflect.get(window, 'tones') as string[]);
  met('It is red.');
  await told(panel, 1);
  const options = await extension.options();
  await press(options, 'checkbox', 'Sound when something you wait for is seen');
  await sees(options, 'Saved');
  met();
  await more(scene.gemini, 3);
  expect(await tones()).toEqual([]);
  met('Red again.');
  await until('the tones', async () => (await tones()).length >= 2);
  expect(await tones()).toEqual(['660 Hz, running', '990 Hz, running']);
});

/** Whether one of the messages has the focus and is all to be seen; its words if so. */
const inView = (panel: Page) =>
  panel.evaluate(() => {
    const hit = document.activeElement;
    const { top, bottom } = hit?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    return hit?.matches('article.hit') && top >= 0 && bottom <= innerHeight ? hit.textContent : '';
  });

/** More comes in, and the message stays where it is. */
async function stays(panel: Page): Promise<void> {
  const before = (await rows(panel)).length;
  await until('more replies', async () => (await rows(panel)).length >= before + 2);
  expect(await inView(panel)).toContain('It is red.');
}

test('a message that was the last one is still to be seen when more comes in', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { met } = await waiting(scene, 12);
  const options = await extension.options();
  const shown = await watchNotifications(options);
  await closePanel(scene, options);
  gemini.hold();
  met('It is red.');
  await until('requests that wait', () => gemini.held.length > 0);
  gemini.release(1);
  const [id] = await until('the notification', async () => {
    const all = await shown();
    return all.length === 1 && all;
  });
  await extension.inWorker(`chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`);
  const panel = await scene.open(extension.address('sidepanel.html'));
  await until('the message to be in view, with the focus', () => inView(panel));
  gemini.release();
  await stays(panel);
});

test.runIf(SCREENS)(
  'a click on the notification opens the panel, at the message',
  async ({ open, screen }) => {
    // The browser's own notification, not one of a desktop that somebody works at.
    const scene = await open({ display: screen.name, args: ['--disable-features=SystemNotifications'] });
    const { extension, gemini } = scene;
    const { met } = await waiting(scene, 12);
    const options = await extension.options();
    await closePanel(scene, options);
    met('It is red.');
    await until('the notification', async () => (await notifications(options)).length === 1);
    // The message is no longer at the end; and nobody remembers anything.
    await more(gemini, 2);
    await extension.killWorker();
    // It slides in.
    await until('the panel', async () => {
      await screen.clickCorner();
      return (await extension.panels()).length > 0;
    });
    const panel = await extension.panel();
    const seen = await until('the message to be in view, with the focus', () => inView(panel));
    expect(seen).toContain('It is red.');
    expect(await notifications(panel)).toEqual([]);
    await stays(panel);
  },
);
