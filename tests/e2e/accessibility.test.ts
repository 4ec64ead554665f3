import type { Page } from 'puppeteer';
import { expectAccessible } from './support/accessible';
import { isQuestion } from './support/asking';
import { click } from './support/click';
import { converse } from './support/conversing';
import { byRole, press, save, sees, type } from './support/find';
import { reply, says } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { allowMicrophone, talking } from './support/talking';
import { until } from './support/until';
import { agree, openAdvanced, setSettings } from './support/user';

/** Whatever the panel and the options page show, axe finds nothing wrong in it. */

test('the panel before it watches: consent, key, nothing yet', async ({ scene }) => {
  const { extension } = scene;
  const page = await scene.page('code.html#hello');
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await byRole(panel, 'button', 'I agree');
  await checked(panel, 'consent');
  await press(panel, 'button', 'Not now');
  await says(panel, 'Idle');
  await checked(panel, 'nothing yet');
  await press(panel, 'button', 'Start');
  await agree(panel);
  await sees(panel, 'A Gemini API key is needed');
  await checked(panel, 'key needed');
});

test('the panel while it watches: waiting, replies in both views, repeats, questions, paused, saved', async ({
  scene,
}) => {
  const { gemini } = scene;
  const markdown =
    '**Bold**, `code`, [a link](https://example.com)\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> said';
  gemini.hold();
  gemini.replyAlways((request) => (isQuestion(request) ? 'Because.' : markdown));
  const panel = await scene.watch(await scene.page('code.html#hello'));
  await says(panel, 'Waiting for the model…');
  await checked(panel, 'waiting');
  gemini.release();
  await repeats(panel);
  await checked(panel, 'capturing');
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  await checked(panel, 'paused');
  await openRepeats(panel);
  await checked(panel, 'repeats opened');
  await ask(panel, 'Why?');
  await reply(panel, 'Because.');
  await checked(panel, 'a question and its answer');
  await press(panel, 'tab', 'Raw');
  await checked(panel, 'raw');
  await press(panel, 'radio', 'Save, then send');
  await press(panel, 'button', 'Resume');
  await byRole(panel, 'button', 'Send');
  await checked(panel, 'saved pictures');
  await press(panel, 'button', 'Discard');
  await byRole(panel, 'button', 'Yes, discard');
  await checked(panel, 'discard?');
});

test('the panel when something is wrong: refused, on hold, failed', async ({ scene }) => {
  const { gemini } = scene;
  const panel = await scene.watch(await scene.page('code.html#hello'));
  gemini.fault('quota-minute');
  await says(panel, /^On hold/);
  await checked(panel, 'on hold');
  gemini.fault('blocked-prompt');
  await ask(panel, 'Why?');
  await byRole(panel, 'button', 'Try again');
  await checked(panel, 'a question that was blocked');
  gemini.fault('quota-day');
  await ask(panel, 'Why not?');
  await says(panel, /^Failed/);
  await checked(panel, 'failed');
  const never = await scene.page('code.html#never-clicked');
  await press(panel, 'button', 'Start');
  await sees(panel, 'Click the toolbar icon on this tab');
  await checked(panel, 'refused');
  await never.close();
});

test('the panel in a conversation by voice: interrupted, speaking, push to talk, a proposal, lost', async ({
  open,
  onTestFinished,
}) => {
  const said = [{ silence: 500 }, { speech: 800 }, { silence: 2_500 }, { speech: 800 }];
  const microphone = await talking(said, { once: true });
  onTestFinished(() => microphone.remove());
  const scene = await open({ args: microphone.args });
  const { live } = scene.gemini;
  await setSettings(await scene.extension.options(), { liveSearch: true });
  live.hears('Tell me all about it.', 'What is this?');
  const story = { text: 'A long story. '.repeat(20), tones: Array(24).fill(3) };
  const sources = [{ uri: 'https://example.com/a', title: 'A code' }];
  live.reply(story, { text: 'A code.', tones: [1, 2], sources }, story);
  const panel = await converse(scene, await scene.page('code.html#hello'));
  await allowMicrophone(scene);
  await press(panel, 'button', 'Microphone');
  await byRole(panel, 'link', 'A code');
  await ask(panel, 'And its story?');
  await sees(panel, /You interrupted here.*And its story\?.*A long story\./s);
  await checked(panel, 'interrupted, and speaking again');

  await setSettings(panel, { pushToTalk: true });
  await byRole(panel, 'button', 'Hold to talk');
  live.reply({ toolCalls: [{ name: 'set_watch', args: { text: 'the build turns red' } }] });
  await ask(panel, 'Tell me later?');
  await byRole(panel, 'button', 'Allow');
  await checked(panel, 'push to talk, a proposal');

  live.fault('close', { code: 1008, reason: 'models/x is not found for API version v1beta' });
  live.connection.drop();
  await byRole(panel, 'button', 'Reconnect');
  await checked(panel, 'lost');
});

test('the options page: empty, refused, filled, and asked whether to delete', async ({ scene }) => {
  const { extension, gemini } = scene;
  const options = await extension.options();
  await checked(options, 'nothing set');
  await openAdvanced(options);
  await type(options, 'API address', 'nowhere', 'Tab');
  await type(options, 'Interval in seconds', '0', 'Tab');
  await type(options, 'Instruction', '', 'Tab');
  await sees(options, 'Write an instruction');
  await checked(options, 'values refused');
  await save(options, 'API address', gemini.url);
  await type(options, 'Gemini API key', 'wrong');
  await sees(options, 'Gemini refused the API key');
  await checked(options, 'key refused');
  await save(options, 'Gemini API key', gemini.key);
  await save(options, 'Interval in seconds', '3');
  await press(options, 'button', 'Show');
  await press(options, 'button', 'Delete everything');
  await byRole(options, 'button', 'Yes, delete');
  await checked(options, 'filled, and asked whether to delete');
});

async function repeats(panel: Page): Promise<void> {
  await until('repeats', async () => (await rows(panel)).some((row) => row.repeats > 0));
}

/** Not by the name of the button, which says how many there are: what was asked before a pause is still answered. */
async function openRepeats(panel: Page): Promise<void> {
  const log = await byRole(panel, 'log', 'Replies');
  const button = await until('the button', () => log.$('article [aria-expanded="false"]'));
  await click(button);
  await until('the repeats', () => log.$('article [aria-expanded="true"]'));
}

async function ask(panel: Page, question: string): Promise<void> {
  await type(panel, 'Ask about the screen', question, '');
  await press(panel, 'button', 'Ask');
}

async function checked(page: Page, state: string): Promise<void> {
  await expectAccessible(page, state);
}
