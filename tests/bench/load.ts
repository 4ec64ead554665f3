import { share } from './cpu';
import { median, type Row, row } from './row';
import { change, PAGES } from './watchers/pages';
import { OTHERS, openWatcher, type Watcher, WHO, type Who } from './watchers/watcher';

const RUNS = 5;
const CHANGE_MS = 10_000;
/** One change in each. */
const WINDOW_MS = CHANGE_MS;

interface Case {
  what: string;
  page: string;
  changes: boolean;
}

const CASES: Case[] = [
  { what: 'a page at rest', page: PAGES.rest, changes: false },
  { what: 'a page that changes every 10 s', page: PAGES.rest, changes: true },
  { what: 'a video', page: PAGES.video, changes: false },
];

interface Load {
  uncaptured: number[];
  watched: number[];
}

/** CPU of the whole browser while a page is watched, against what others take for it, and against nobody watching. */
export async function load(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of CASES) {
    const ours = await measure('ours', one);
    const others: [string, number[]][] = [];
    for (const who of OTHERS) others.push([WHO[who], (await measure(who, one)).watched]);
    const goal = Math.min(...others.map(([, values]) => median(values)));
    for (const [what, values] of [...others, ['nobody', ours.uncaptured] as const]) {
      rows.push(
        row({
          name: `CPU while watching ${one.what}`,
          unit: '% of a core',
          values: ours.watched,
          baseline: { what, values },
          goal,
        }),
      );
    }
  }
  return rows;
}

async function measure(who: Who, { page, what, changes }: Case): Promise<Load> {
  const watcher = await openWatcher(who, page);
  let count = 0;
  const changing = changes ? setInterval(() => void change(watcher.tab, count++), CHANGE_MS) : undefined;
  const uncaptured = who === 'ours' ? await shares(watcher) : [];
  await watcher.start();
  const watched = await shares(watcher);
  clearInterval(changing);
  await watcher.close();
  const text = (values: number[]) => `${median(values).toFixed(1)} % (${values.map(Math.round)})`;
  if (uncaptured.length > 0) console.log(`  ${what}, nobody: ${text(uncaptured)}`);
  console.log(`  ${what}, ${WHO[who]}: ${text(watched)}`);
  return { uncaptured, watched };
}

async function shares({ browser }: Watcher): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < RUNS; run++) found.push(await share(browser, WINDOW_MS));
  return found;
}
