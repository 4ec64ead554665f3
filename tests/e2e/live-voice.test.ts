import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { answered, ask, show } from './support/asking';
import { converse, words } from './support/conversing';
import { byRole, press, sees } from './support/find';
import { log } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { allowMicrophone, talking } from './support/talking';
import { until } from './support/until';

/** Talking: what is said both ways stands in the panel, in one conversation. */

test('what the user says is heard and answered, and both are read', async ({ open, onTestFinished }) => {
  const microphone = await talking([{ silence: 1_500 }, { speech: 1_200 }, { silence: 6_000 }]);
  onTestFinished(() => microphone.remove());
  const scene = await open({ args: microphone.args });
  const { live } = scene.gemini;
  live.hears('What is on the screen?');
  live.reply({ text: 'There is a kettle on it.', tones: [1, 2] });
  live.onTurn(() => words('Yes?'));
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page);
  await allowMicrophone(scene);
  await press(panel, 'button', 'Microphone');
  const row = await until('the answer', async () =>
    (await rows(panel)).find(({ reply, busy }) => reply === 'There is a kettle on it.' && !busy),
  );
  expect(row.text).toContain('What is on the screen?');
  expect(live.session.turns[0]?.cause).toBe('speech');
  expect(live.session.audio.durationMs).toBeGreaterThan(1_000);

  await press(panel, 'button', 'Microphone');
  await live.waitFor(({ session }) => session.activity.some(({ kind }) => kind === 'streamEnd'));
  await press(panel, 'button', 'Stop');
  await live.waitFor(({ connection }) => !connection.isOpen);
});

test('who speaks over the model silences it, and reads where', async ({ open, onTestFinished }) => {
  const microphone = await talking([{ silence: 1_500 }, { speech: 1_000 }, { silence: 3_500 }]);
  onTestFinished(() => microphone.remove());
  const scene = await open({ args: microphone.args });
  const { live } = scene.gemini;
  live.hears('Tell me all about it.', 'Stop.');
  const long = Array.from({ length: 60 }, (_, tone) => tone % 30);
  live.reply({ text: 'It is a very long story.', tones: long });
  live.onTurn(() => words('Yes?'));
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page);
  await allowMicrophone(scene);
  await press(panel, 'button', 'Microphone');
  await live.waitFor(({ session }) => (session.turns[0]?.interruptedAt ?? 0) > 0, { timeoutMs: 15_000 });
  await sees(panel, /You interrupted/);
  const [first, second] = await until('both', async () => {
    const both = (await rows(panel)).filter(({ text }) => /Tell me all about it\.|Stop\./.test(text));
    return both.length >= 2 && both;
  });
  expect(first?.text).toMatch(/You interrupted/);
  expect(second?.text).toContain('Stop.');
});

test('when the screen changes it says so, if the user wants that', async ({ scene }) => {
  const { live } = scene.gemini;
  live.onTurn(({ frames, texts }) => {
    expect(texts.at(-1)).toMatch(/^The screen has changed\./);
    return { text: `Now it is ${frames.at(-1)?.qr[0]}.`, tones: [3] };
  });
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page, { comments: true });
  await sees(panel, 'Now it is kettle.');
  await show(page, 'teapot');
  await sees(panel, 'Now it is teapot.');
  await press(panel, 'switch', 'Comment on changes');
  await live.waitFor(({ session }) => session.turns.every(({ completedAt }) => completedAt > 0));
  const turns = live.session.turns.length;
  await show(page, 'saucer');
  await live.waitFor(({ session }) => session.frames.all.at(-1)?.qr[0] === 'saucer');
  expect(live.session.turns.length).toBe(turns);
  expect(await log(panel)).toContain('Spoken');
});

test('a microphone that is refused leaves everything else; allowed in the page that asks, it is on', async ({
  open,
}) => {
  const scene = await open({ args: ['--use-fake-device-for-media-stream'] });
  const { live } = scene.gemini;
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page);
  await press(panel, 'button', 'Microphone');
  const target = await until('the page that asks', () =>
    scene.browser.targets().find((one) => one.url().includes('microphone.html')),
  );
  const asking = (await target.page()) as Page;
  await ask(panel, 'Still there?');
  expect((await answered(panel, 'Still there?')).reply).toBe('Said: Still there?');

  await allowMicrophone(scene);
  await until('it to close', () => asking.isClosed());
  await until('the microphone', () => isOn(panel));
  await live.waitFor(({ session }) => session.audio.durationMs > 500);
});

const isOn = async (panel: Page) => {
  const button = await byRole(panel, 'button', 'Microphone');
  return button.evaluate((node) => node.getAttribute('aria-pressed') === 'true');
};
