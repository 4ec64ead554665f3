import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { fromNow, more, test } from './support/asked';
import { click } from './support/click';
import { byRole, pick, press, tick, type } from './support/find';
import { billed, booked } from './support/ledger';
import { log, reply, says } from './support/panel';
import { type Row, rows } from './support/rows';
import type { Scene } from './support/scene';
import { until } from './support/until';

/** What of the replies is hidden or folded, and what the user can do about it. */

/** Watches until the model has said these one after the other; what follows are replies that nobody minds. */
async function say(
  { gemini }: Scene,
  { page, panel }: { page: Page; panel: Page },
  said: readonly string[],
): Promise<() => Promise<Row[]>> {
  // What is hidden behind another tab does not change.
  await page.bringToFront();
  const before = (await rows(panel)).length;
  const asked = fromNow(gemini);
  gemini.replyAlways((request) => said[asked().indexOf(request)] ?? `Afterwards ${request.id} birds sing.`);
  await press(panel, 'button', 'Start');
  await more(gemini, said.length);
  await press(panel, 'button', 'Stop');
  // Nothing is on its way any more; the last reply may still have to be judged.
  await says(panel, /^Stopped/);
  const since = async () => (await rows(panel)).slice(before).filter(({ reply }) => reply !== '');
  await until('all replies', async () => {
    const shown = await since();
    return shown.reduce((sum, { repeats }) => sum + 1 + repeats, 0) === asked().length;
  });
  return async () => (await since()).filter(({ reply }) => !reply.startsWith('Afterwards'));
}

/** Clicks a button of the row with these words. */
async function pressIn(panel: Page, words: string, name: string): Promise<void> {
  const button = await until(`"${name}" in "${words}"`, async () => {
    for (const row of await panel.$$('article')) {
      const text = await row.evaluate((node) => (node as HTMLElement).innerText);
      if (text.includes(words)) return row.$(`::-p-aria([name="${name}"][role="button"])`);
    }
    return undefined;
  });
  await click(button);
}

async function choose(options: Page, name: string, value: string): Promise<void> {
  await options.bringToFront();
  await pick(options, name, value);
}

const kitchen = 'A kettle of copper stands on the stove. Two cups wait beside it.';
const garden = 'A gardener rakes yellow leaves. The wheelbarrow is full.';

test('a screen that goes back and forth is told once each', async ({ scene, page, panel }) => {
  const news = await say(scene, { page, panel }, [kitchen, garden, kitchen, garden, kitchen]);
  await until('the repeats', async () => (await news()).reduce((sum, { repeats }) => sum + repeats, 0) === 3);
  expect((await news()).map(({ reply, repeats }) => [reply, repeats])).toEqual([
    [kitchen, 2],
    [garden, 1],
  ]);
});

test('of a reply with one new sentence that one is shown, and the rest on a click', async ({
  scene,
  page,
  panel,
}) => {
  const harbour = 'A red ferry lies in the harbour. Gulls circle above the mast. Nobody is on deck.';
  const more = `As before, a red ferry lies in the harbour. Gulls circle above the mast. Nobody is on deck. A sailor throws a rope.`;
  const news = await say(scene, { page, panel }, [harbour, more]);
  await reply(panel, 'A sailor throws a rope.');
  const time = (await news())[0]?.time ?? '';
  const opener = await byRole(panel, 'button', `The rest: Same as ${time}`);
  await click(opener);
  await reply(panel, more);
  await click(opener);
  await reply(panel, 'A sailor throws a rope.');
  await press(panel, 'tab', 'Raw');
  await reply(panel, more);
  await press(panel, 'tab', 'Deduplicated');
});

test('"Not a duplicate" shows a reply, and both are told apart from then on', async ({
  scene,
  page,
  panel,
}) => {
  const lamp = 'The desk lamp in the study is switched off.';
  const same = 'In the study, the desk lamp is still off.';
  const news = await say(scene, { page, panel }, [lamp, same]);
  await until('the repeat', async () => (await news())[0]?.repeats === 1);
  await pressIn(panel, lamp, 'repeated ×1');
  await pressIn(panel, lamp, 'Not a duplicate');
  await reply(panel, same);
  expect((await news()).map(({ reply, repeats }) => [reply, repeats])).toEqual([
    [lamp, 0],
    [same, 0],
  ]);
  await panel.reload();
  await reply(panel, same);
});

test('the level is a choice: nothing, the same words, or the same in other words', async ({
  scene,
  page,
  panel,
}) => {
  const options = await scene.extension.options();
  const said = ['The oven is on.', 'The oven is enabled.', '**the oven is on**'];
  const repeats = async (level: string, words: string) => {
    await choose(options, 'Dedupe', level);
    const texts = said.map((text) => text.replace('oven', words));
    const news = await say(scene, { page, panel }, texts);
    const all = async () => (await news()).reduce((sum, { repeats }) => sum + 1 + repeats, 0);
    await until('all of them', async () => (await all()) === texts.length);
    return (await news()).reduce((sum, row) => sum + row.repeats, 0);
  };
  expect(await repeats('off', 'oven')).toBe(0);
  expect(await repeats('exact', 'heater')).toBe(1);
  expect(await repeats('similar', 'fridge')).toBe(2);
});

test('an answer to a question is shown, whatever was said before', async ({ scene: { gemini }, panel }) => {
  const words = 'The clock on the wall shows noon.';
  gemini.replyAlways(() => words);
  await press(panel, 'button', 'Start');
  await reply(panel, words);
  await press(panel, 'button', 'Stop');
  await type(panel, 'Ask about the screen', 'What does the clock show?');
  await until('the answer', async () =>
    (await rows(panel)).some(
      ({ text, reply }) => text.includes('What does the clock show?') && reply === words,
    ),
  );
});

/** What a request says, turn by turn: who, and which words. */
function said({ message }: GeminiRequest): string[] {
  return (message?.contents ?? []).map(
    ({ role, parts = [] }) => `${role}: ${parts.map(({ text }) => text ?? '[picture]').join(' ')}`,
  );
}

test('asked for news only, the model hears what it said, and can say that there are none', async ({
  scene,
  page,
  panel,
}) => {
  const { gemini } = scene;
  const options = await scene.extension.options();
  await options.bringToFront();
  await tick(options, 'Ask only for what is new');
  const asked = fromNow(gemini);
  const news = await say(scene, { page, panel }, [
    'A violin lies on the piano.',
    'NOTHING NEW',
    'NOTHING NEW',
  ]);
  await until('both to be hidden', async () => (await news())[0]?.repeats === 2);
  const later = asked().find((request) => said(request).length > 1);
  expect(later && said(later)).toEqual([
    'user: The screen then.',
    'model: A violin lies on the piano.',
    'user: [picture] The screen now.',
  ]);
  expect(later?.systemInstruction).toContain('answer exactly: NOTHING NEW');
  expect(await log(panel)).not.toContain('NOTHING NEW');
  await pressIn(panel, 'A violin', 'repeated ×2');
  expect(await log(panel)).toContain('The model says that nothing is new');
  await press(panel, 'tab', 'Raw');
  expect(await log(panel)).toContain('NOTHING NEW');
  await press(panel, 'tab', 'Deduplicated');
});

test('by meaning: what is alike is hidden, asked for in batches, once for each text, and its tokens are counted', async ({
  scene,
  page,
  panel,
}) => {
  const { gemini } = scene;
  const options = await scene.extension.options();
  await choose(options, 'Dedupe', 'meaning');
  const cat = 'A small cat sleeps on the sofa.';
  const feline = 'Somebody furry naps where people sit.';
  gemini.mean((text) => (text === feline ? cat : text));
  const asked = fromNow(gemini);
  const before = gemini.embeddings.length;
  const news = await say(scene, { page, panel }, [cat, 'Two dogs bark in the yard.', feline, feline]);
  await until('both repeats', async () => (await news())[0]?.repeats === 2);
  await pressIn(panel, cat, 'repeated ×2');
  expect(await log(panel)).toContain(`means the same as ${(await news())[0]?.time}, 100%`);
  const embedded = gemini.embeddings.slice(before);
  const texts = embedded.flatMap(({ texts }) => texts);
  expect(texts.slice(0, 3)).toEqual([cat, 'Two dogs bark in the yard.', feline]);
  expect(new Set(texts).size, 'each text once').toBe(texts.length);
  expect(embedded.every(({ status }) => status === 200)).toBe(true);
  const tokens = embedded.reduce((sum, { usage }) => sum + (usage?.promptTokenCount ?? 0), 0);
  await until(
    'the books to agree',
    async () => (await booked(panel)).input === billed(asked()).input + tokens,
  );
});
