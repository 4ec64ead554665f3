import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { until } from '../e2e/support/until';
import { Isolates } from './isolates';
import { extensionPss } from './processes';
import { type Row, row } from './row';
import { openStage, type Stage } from './stage';
import { countUp, flicker, PAGES, rest, show } from './watchers/pages';

/** An hour of slices, 2 s each. */
const SLICES = 1_800;
const WARM_UP = 300;
const LOOK_MS = 10_000;
/** Instead of the 2 s that they would take; less than a user can choose. */
const INTERVAL_SECONDS = 0.1;
const MB = 1_000_000;

type What = 'seen' | 'sent';

interface Watched {
  stage: Stage;
  isolates: Isolates;
  tab: Page;
}

interface Growth {
  /** MB in use after the warm-up, and so much more at the end. */
  used: [before: number, more: number];
  /** The same of the process that all contexts of the extension share. */
  pss: [before: number, more: number];
}

/** What an hour of slices leaves behind in the offscreen document and its worker: sent ones, and ones held back. */
export async function memory(): Promise<Row[]> {
  const stage = await openStage({ send: 'changed', panel: 'open', keep: 20 });
  stage.gemini.replyAlways(({ id }) => `Picture ${id} was seen.`);
  await hurry(stage);
  const tab = await stage.page('code.html#before');
  await show(tab, stage.site.at(PAGES.rest));
  await stage.extension.clickIcon(tab);
  const panel = await stage.extension.panel();
  await stage.gemini.waitForAnswers(2);
  await panel.close();
  // Its going takes the size back.
  await show(tab, stage.site.at(PAGES.rest));
  const target = await until('the offscreen document', () => stage.extension.offscreen());
  const isolates = await Isolates.of(target, 1);
  const watched = { stage, isolates, tab };
  const sent = await growth(watched, 'sent', countUp);
  const held = await growth(watched, 'seen', flicker);
  await stage.close();
  return [...rows('pictures sent', sent), ...rows('looks without a change', held), unclosed(isolates)];
}

function unclosed({ unclosed }: Isolates): Row {
  return row({
    name: 'notices of frames that the garbage collector had to close',
    unit: 'notices',
    values: [unclosed.length],
    baseline: { what: 'looks, each with a frame', values: [2 * (WARM_UP + SLICES)] },
    goal: 0,
  });
}

function rows(what: string, { used, pss }: Growth): Row[] {
  const grown = (where: string, [before, more]: [number, number]) =>
    row({
      name: `${where}: growth over ${SLICES} ${what}`,
      unit: 'MB',
      values: [more],
      baseline: { what: 'in use after the warm-up', values: [before] },
      goal: 5,
    });
  return [grown('offscreen document and its worker', used), grown("the extension's process (PSS)", pss)];
}

async function growth(watched: Watched, what: What, change: () => void): Promise<Growth> {
  const { stage, tab } = watched;
  const start = (await counts(stage))[what];
  const after = async (count: number) => {
    await tab.evaluate(change);
    while ((await counts(stage))[what] < start + count) await sleep(LOOK_MS);
    await tab.evaluate(rest);
    return look(watched);
  };
  const before = await after(WARM_UP);
  await after(WARM_UP + SLICES / 2);
  const end = await after(WARM_UP + SLICES);
  return { used: [before.used, end.used - before.used], pss: [before.pss, end.pss - before.pss] };
}

async function look({ stage, isolates }: Watched) {
  // Nothing is under way any more: a picture that is just being made has 8 MB or more for a moment.
  await sleep(LOOK_MS);
  const bytes = await isolates.bytes();
  const pss = extensionPss(stage.browser) / MB;
  const used = (bytes.heap + bytes.embedder + bytes.buffers) / MB;
  console.log(`  ${JSON.stringify(await counts(stage))} ${JSON.stringify(bytes)}, PSS ${pss.toFixed(1)} MB`);
  return { used, pss };
}

/** As the panel tells the user; it is open only for that, since it lives in the same process. */
async function counts({ browser, extension }: Stage): Promise<{ seen: number; sent: number }> {
  const panel = await browser.newPage();
  await panel.goto(extension.address('sidepanel.html'));
  const [, seen, sent] = await until('the counts', async () =>
    /([\d,]+) seen, ([\d,]+) sent/.exec(await panel.evaluate(() => document.body.innerText)),
  );
  await panel.close();
  const number = (text = '') => Number(text.replaceAll(',', ''));
  return { seen: number(seen), sent: number(sent) };
}

async function hurry({ extension }: Stage): Promise<void> {
  const options = await extension.options();
  await options.evaluate(async (intervalSeconds) => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings as object), intervalSeconds } });
  }, INTERVAL_SECONDS);
  await options.close();
}
