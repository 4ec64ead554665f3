import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import type { GeminiRequest } from '../gemini-server/index';
import { median, type Row, row } from './row';
import { now } from './stage';
import { change, PAGES } from './watchers/pages';
import { OTHERS, openWatcher, type Watcher, WHO, type Who } from './watchers/watcher';

const CHANGES = 11;
/** After the last picture: the page is quiet, and ours may send again. */
const QUIET_MS = 2_200;
/** A whole number of everybody's intervals, so that no phase of them is likelier than another. */
const PHASES_MS = 6_000;

/** From a change on a quiet page to the last byte of the request that shows it. */
export async function wire(): Promise<Row[]> {
  const ours = await delays('ours');
  const rows: Row[] = [];
  for (const who of OTHERS) {
    rows.push(
      row({
        name: 'change on a quiet page → whole request at the server',
        unit: 'ms',
        values: ours,
        baseline: { what: WHO[who], values: await delays(who) },
        goal: 300,
      }),
    );
  }
  return rows;
}

async function delays(who: Who): Promise<number[]> {
  const watcher = await openWatcher(who, PAGES.rest);
  await watcher.start();
  const found: number[] = [];
  for (let run = 0; run < CHANGES; run++) found.push(await delay(watcher, run));
  await watcher.close();
  console.log(`  ${WHO[who]}: ${median(found).toFixed(0)} ms (${found.map(Math.round)})`);
  return found;
}

/** The phases are random, and spread: one out of each eleventh. */
async function delay({ tab, gemini }: Watcher, run: number): Promise<number> {
  await sleep(QUIET_MS + ((run + Math.random()) / CHANGES) * PHASES_MS);
  const before = pictureOf(gemini.answers.at(-1));
  const changed = now();
  await change(tab, run);
  const shown = await until('the change at the server', () =>
    gemini.answers.find((request) => request.receivedAt > changed && !isSame(pictureOf(request), before)),
  );
  return shown.receivedAt - changed;
}

function pictureOf(request: GeminiRequest | undefined): Buffer | undefined {
  return request?.images[0]?.data;
}

/** A request whose picture is not decoded yet shows nothing yet. */
function isSame(picture: Buffer | undefined, before: Buffer | undefined): boolean {
  return !picture || (before !== undefined && picture.equals(before));
}
