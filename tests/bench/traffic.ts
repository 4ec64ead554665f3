import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import type { GeminiRequest } from '../gemini-server/index';
import { type Row, row } from './row';
import { now } from './stage';
import { change, PAGES } from './watchers/pages';
import { OTHERS, openWatcher, WHO, type Who } from './watchers/watcher';

const WINDOW_MS = 120_000;
const CHANGE_MS = 10_000;
const CHANGES = WINDOW_MS / CHANGE_MS;

interface Case {
  what: string;
  page: string;
  changes: number;
  /** The most that may be sent. */
  frames: number;
}

const CASES: Case[] = [
  { what: 'a page at rest', page: PAGES.rest, changes: 0, frames: 1 },
  { what: 'a page that changes every 10 s', page: PAGES.rest, changes: CHANGES, frames: CHANGES + 1 },
  // The first, and one an interval of 2 s.
  { what: 'a video', page: PAGES.video, changes: 0, frames: WINDOW_MS / 2_000 + 1 },
];

interface Traffic {
  frames: number;
  kilobytes: number;
  /** Of whole requests, as `usageMetadata` counts them. */
  tokens: number;
}

/** What two minutes of watching send, against what others send of the same page, all at the same time. */
export async function traffic(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of CASES) {
    const [ours, ...others] = await Promise.all(
      (['ours', ...OTHERS] as Who[]).map((who) => measure(who, one)),
    );
    for (const [index, theirs] of others.entries())
      rows.push(...compared(one, ours as Traffic, WHO[OTHERS[index] as Who], theirs));
  }
  return rows;
}

function compared({ what, frames }: Case, ours: Traffic, name: string, theirs: Traffic): Row[] {
  const figure = (key: keyof Traffic, unit: string, goal: number) =>
    row({
      name: `sent in 2 min of ${what}`,
      unit,
      values: [ours[key]],
      baseline: { what: name, values: [theirs[key]] },
      goal,
    });
  return [
    figure('frames', 'frames', frames),
    figure('kilobytes', 'KB', theirs.kilobytes),
    figure('tokens', 'tokens', theirs.tokens),
  ];
}

async function measure(who: Who, { page, changes }: Case): Promise<Traffic> {
  const watcher = await openWatcher(who, page);
  const first = await watcher.start();
  const start = watcher.gemini.answers[first]?.at ?? now();
  for (let run = 0; run < changes; run++) {
    await sleep(start + (run + 0.5) * CHANGE_MS - now());
    await change(watcher.tab, run);
  }
  await sleep(start + WINDOW_MS - now());
  const end = now();
  const sent = () => watcher.gemini.answers.slice(first).filter(({ at }) => at < end);
  await until('all bills', () => sent().every(({ usage }) => usage));
  const found = sum(sent());
  await watcher.close();
  console.log(`  ${page}, ${WHO[who]}: ${JSON.stringify(found)}`);
  return found;
}

function sum(requests: GeminiRequest[]): Traffic {
  const total = (of: (request: GeminiRequest) => number) =>
    requests.reduce((so, request) => so + of(request), 0);
  return {
    frames: total(({ images }) => images.length),
    kilobytes: total(({ bodyBytes }) => bodyBytes) / 1000,
    tokens: total(({ usage }) => usage?.promptTokenCount ?? 0),
  };
}
