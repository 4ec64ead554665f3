import type { Page } from 'puppeteer';
import { expect, onTestFinished } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server/index';
import { beside, byRole, gone, has, press, save, saved, type, valueIn } from './support/find';
import { reply } from './support/panel';
import { test } from './support/scene';
import { SCREENS, type Screen } from './support/screen';
import { until } from './support/until';
import { openAdvanced } from './support/user';

/** Another address than Google's: a gateway, as companies have them. */

const GOOGLE = 'https://generativelanguage.googleapis.com/*';
const KEY = 'Gemini API key';

test('a server that allows other origins needs no further permission', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(() => 'By way of the gateway.');
  const panel = await scene.watch(await scene.page('code.html#hello'));
  await reply(panel, 'By way of the gateway.');
  const options = await extension.options();
  expect(await permitted(options)).toEqual([GOOGLE]);
  expect(await has(options, 'button', `Allow access to ${gemini.url}`)).toBe(false);
});

test.runIf(SCREENS)(
  'one that does not: access to this one origin is offered, and then it works',
  async ({ open, screen }) => {
    const gateway = await silentAboutOrigins();
    const scene = await open({ display: screen.name });
    const { extension } = scene;
    extension.console.expect(/blocked by CORS policy/);
    gateway.replyAlways(() => 'By way of the gateway.');
    const options = await extension.options();
    await openAdvanced(options);
    await save(options, 'API address', gateway.url);
    await type(options, KEY, gateway.key);
    await screen.focus(TITLE);
    const offer = `Allow access to ${gateway.url}`;
    await byRole(options, 'button', offer);
    expect(await beside(options, KEY)).toContain(
      `${gateway.url} could not be reached, or does not allow extensions`,
    );
    expect(
      gateway.requests.map(({ kind }) => kind),
      'the browser asked, and kept the key back',
    ).toEqual(['preflight']);

    await press(options, 'button', offer);
    await answer(screen, options, 'Deny');
    await until('the refusal', async () => (await beside(options, KEY)).includes('Access was not allowed.'));
    expect(await permitted(options)).not.toContain(`${gateway.url}/*`);

    await type(options, KEY, gateway.key);
    await press(options, 'button', offer);
    await answer(screen, options, 'Allow');
    await saved(options, KEY);
    await gone(options, 'button', offer);
    expect(await permitted(options)).toEqual([`${gateway.url}/*`, GOOGLE]);
    expect(await valueIn(options, 'Model')).toBe('gemini-3.1-flash-lite');

    await extension.clickIcon(await scene.page('code.html#hello'));
    const panel = await extension.panel();
    await press(panel, 'button', 'I agree');
    await reply(panel, 'By way of the gateway.');
  },
);

/** As behind a proxy that knows nothing of origins. */
async function silentAboutOrigins(): Promise<GeminiServer> {
  const server = await startGeminiServer({ cors: false });
  onTestFinished(() => server.close());
  return server;
}

/**
 * Clicks a button of the browser's own question, which no page can reach. It hangs from the middle of the window's
 * top, with its buttons at the right of its lower edge.
 */
async function answer(screen: Screen, page: Page, button: keyof typeof BUTTONS): Promise<void> {
  const hasFocus = () => page.evaluate(() => document.hasFocus());
  await until('the question to take the keyboard', async () => !(await hasFocus()));
  const { across, down } = BUTTONS[button];
  // It takes no answer in its first moment, nor soon after one that came too early: nobody says yes by accident.
  await until('the question to be answered', async () => {
    await screen.click(TITLE, across, down);
    return until('the page to have the keyboard again', hasFocus, { timeout: 1500 });
  });
}

const TITLE = 'Screen Helper options';
/** In parts of the window's width and height. */
const BUTTONS = { Deny: { across: 0.57, down: 0.283 }, Allow: { across: 0.632, down: 0.283 } };

function permitted(options: Page): Promise<string[]> {
  return options.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
}
