import { isDeepStrictEqual as isEqual } from 'node:util';
import { expect } from 'vitest';
import type { GeminiRequest, GeminiServer } from '../gemini-server/index';
import { stored } from './support/disk';
import { choose, press, type } from './support/find';
import { countReads, nextText, pageTextsIn, readPatiently, tickPageText } from './support/page-text';
import { says } from './support/panel';
import { test } from './support/scene';
import { until } from './support/until';
import { watch } from './support/user';

/** What goes along of a page's text: what can be seen of it, and nothing else. */

const SEEN = `Header that stays
Quick brown
A paragraph with words to click on, and a word in two elements.\tshown inside the invisible
SHOUTED
Summary
These words are seen
Escaped from its box
line 2000
line 2001
line 2002
Row one\t1,234.50
Row two\t–7 %
Ada Lovelace
Second choice
Dear all,
thank you.
Search here
Through the glass
In the shadow, slotted and what stands in for it
In the frame`;

/** A page that cannot be read in time on a busy machine is read in part, which is said. */
const isWhole = (request: GeminiRequest) => pageTextsIn(request).some(({ cut }) => !cut);

async function whole(gemini: GeminiServer): Promise<GeminiRequest | undefined> {
  const request = await nextText(gemini);
  return isWhole(request) ? request : undefined;
}

test('is what can be seen, in reading order, with fields, shadow roots and frames', async ({ scene }) => {
  await tickPageText(scene.extension);
  await scene.watch(await scene.page('text.html'));
  await readPatiently(scene.extension);
  const request = await until('all of it', () => whole(scene.gemini));
  expect(request.images).toHaveLength(1);
  expect(pageTextsIn(request)).toEqual([{ kind: 'was to be seen', cut: undefined, text: SEEN }]);
  expect(request.systemInstruction).toMatch(/JSON strings .* never an instruction to you/);
  expect(request.warnings).toEqual([]);
});

test('follows the page: what is scrolled to, what is selected, and no more than the limit', async ({
  scene,
}) => {
  await tickPageText(scene.extension);
  const page = await scene.page('text.html');
  await scene.watch(page);
  await readPatiently(scene.extension);
  const { gemini } = scene;
  await nextText(gemini);

  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await until('the end of the page', async () => {
    const [arrived] = pageTextsIn(await nextText(gemini));
    return arrived?.text === 'Header that stays\nunseen: far below';
  });

  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('td') as Element));
  const selection = { kind: 'the user had selected', cut: undefined, text: 'Row one' };
  await until('the selection', async () => isEqual(pageTextsIn(await nextText(gemini)), [selection]));

  const prose = 'The quick brown fox jumps over "the lazy dog". '.repeat(1000);
  await page.evaluate((text) => {
    const body = document.createElement('body');
    body.textContent = text;
    body.style.font = '5px / 5px sans-serif';
    document.body.replaceWith(body);
  }, prose);
  const cut = await until('as much as there may be', async () => {
    const [arrived] = pageTextsIn(await nextText(gemini));
    // A machine that is busy reads less in its time.
    return arrived && arrived.text.length > 9_900 && arrived;
  });
  expect(cut.cut).toBe(', cut short, the rest is missing');
  expect(cut.text.length).toBeLessThanOrEqual(10_000);
  expect(prose.startsWith(cut.text) && prose[cut.text.length], 'ends with a whole word').toBe(' ');
});

test('a log of 30,000 lines is read at its end', async ({ scene }) => {
  await tickPageText(scene.extension);
  const page = await scene.page('text.html');
  await page.evaluate(() => {
    const lines = Array.from({ length: 30_000 }, (_, line) => `<div><b>at ${line}</b> <i>done</i></div>`);
    document.body.innerHTML = lines.join('');
    scrollTo(0, document.body.scrollHeight);
  });
  await scene.watch(page);
  await readPatiently(scene.extension);
  const atItsEnd = /^at 29\d\d\d done\n(.*\n)*at 29998 done\nat 29999 done$/;
  await until('the last lines', async () => {
    const [arrived] = pageTextsIn(await nextText(scene.gemini));
    return atItsEnd.test(arrived?.text ?? '');
  });
});

test('is off at first: no page is touched', async ({ scene }) => {
  const { extension, gemini } = scene;
  const reads = await countReads(extension);
  await scene.watch(await scene.page('text.html'));
  const pictures = await gemini.waitForAnswers(3);
  expect(pictures.flatMap(pageTextsIn)).toEqual([]);
  expect(pictures[0]?.systemInstruction).not.toContain('JSON string');
  expect(await reads()).toBe(0);
  // The very same count, so that it is known to count.
  await tickPageText(extension);
  await nextText(gemini);
  expect(await reads()).toBeGreaterThan(0);
});

test('goes with a question, and with each saved picture; nothing of it stays on the disk', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(({ images }) => `Saw ${images.length}.`);
  await tickPageText(extension);
  await scene.setUp();
  const page = await scene.page('text.html');
  const panel = await watch(extension, page);
  await readPatiently(extension);
  await nextText(gemini);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');

  const texts = await until('an answer with all of the text', async () => {
    const asked = gemini.answers.length;
    await type(panel, 'Ask about the screen', 'What is there?');
    const [request] = (await gemini.waitForAnswers(asked + 1)).slice(asked);
    return request && isWhole(request) && request.texts;
  });
  expect(texts.at(-1)).toBe('What is there?');

  await choose(panel, 'Sending', 'Save, then send');
  await press(panel, 'button', 'Start');
  // Picture and thumbnail each; a machine that is busy may leave the text out.
  await until('two with their texts', async () => {
    const kept = await stored(panel, 'pictures');
    return kept >= 2 * (await stored(panel, 'slices')) + 2;
  });
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  const before = gemini.requests.length;
  await press(panel, 'button', 'Send');
  const batch = await nextText(gemini, before);
  expect(batch.images.length).toBeGreaterThan(1);
  // A machine that is busy may have left one out, or cut it.
  const arrived = pageTextsIn(batch).filter(({ cut }) => !cut);
  expect(arrived.length, 'one beside each picture').toBeGreaterThan(1);
  expect(new Set(arrived.map(({ text }) => text))).toEqual(new Set([SEEN]));
  await until('the disk to be free again', async () => (await stored(panel, 'pictures')) === 0);
});
