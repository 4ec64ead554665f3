import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { answered, ask } from './support/asking';
import { converse, words } from './support/conversing';
import { has, press, sees } from './support/find';
import { test } from './support/scene';
import { answerMicrophone, talking } from './support/talking';
import { until } from './support/until';

/** Microphone, pressed before the browser was asked for it. */

test('refused, everything else works; allowed, it begins by itself', async ({ open, onTestFinished }) => {
  const microphone = await talking([{ silence: 500 }, { speech: 1_000 }], { once: true });
  onTestFinished(() => microphone.remove());
  const scene = await open({ args: microphone.args });
  const { live } = scene.gemini;
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page);

  await answerMicrophone(scene, 'denied');
  await press(panel, 'button', 'Microphone');
  const asking = await asked(scene.browser);
  await sees(panel, 'Allow the microphone in the tab that has opened.');
  await sees(asking, 'The microphone may not be used');
  await ask(panel, 'Do you hear me?');
  expect((await answered(panel, 'Do you hear me?')).reply).toBe('Said: Do you hear me?');
  await press(asking, 'button', 'Try again');
  await sees(panel, 'Allow the microphone for Screen Helper, then press Microphone again.');
  await asking.close();
  await ask(panel, 'And now?');
  expect((await answered(panel, 'And now?')).reply).toBe('Said: And now?');
  expect(live.session.audio.durationMs).toBe(0);

  live.hears('Now you do.');
  live.reply(words('I do.'));
  await press(panel, 'button', 'Microphone');
  const again = await asked(scene.browser);
  await press(again, 'button', 'Try again');
  await press(panel, 'button', 'Allow the microphone');
  await sees(panel, 'Allow the microphone in the tab that has opened.');
  await answerMicrophone(scene, 'granted');
  await until('it to close', () => again.isClosed());
  expect((await answered(panel, 'Now you do.')).reply).toBe('I do.');
  expect(await has(panel, 'alert'), 'nothing to complain of').toBe(false);

  await press(panel, 'button', 'Microphone');
  await live.waitFor(({ session }) => session.activity.at(-1)?.kind === 'streamEnd');
  await sees(panel, 'Connected. Press Microphone, or type.');
});

async function asked(browser: ReturnType<Page['browser']>): Promise<Page> {
  const target = await until('the page that asks', () =>
    browser.targets().find((one) => one.url().includes('microphone.html')),
  );
  const page = (await target.page()) as Page;
  await page.bringToFront();
  return page;
}
