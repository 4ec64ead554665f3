import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer';
import { family } from './processes';
import { type Row, row } from './row';
import { now, openStage } from './stage';

const RUNS = 5;
const WINDOW_MS = 8_000;
/** Of /proc/PID/stat, in clock ticks: `getconf CLK_TCK`. */
const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU of the whole browser while it captures a 2 s cadence, against the same browser with nothing to do. */
export async function cpu(): Promise<Row[]> {
  const stage = await openStage();
  const page = await stage.page('code.html#cpu');
  const idle: number[] = [];
  const capturing: number[] = [];
  for (let run = 0; run < RUNS; run++) idle.push(await share(stage.browser));
  const before = stage.gemini.answers.length;
  await stage.extension.clickIcon(page);
  await stage.gemini.waitForAnswers(before + 2, { timeoutMs: 10_000 });
  for (let run = 0; run < RUNS; run++) capturing.push(await share(stage.browser));
  await stage.close();
  return [
    row({
      name: 'CPU while capturing a snapshot every 2 s',
      unit: '% of a core',
      values: capturing,
      baseline: { what: 'the same browser idle', values: idle },
      goal: 15,
    }),
  ];
}

/** Per cent of one core that the browser's processes used within a window. */
export async function share(browser: Browser, windowMs = WINDOW_MS): Promise<number> {
  const root = browser.process()?.pid;
  if (!root) throw new Error('The browser is not a child of this process.');
  const start = { at: now(), used: secondsUsed(root) };
  await new Promise((resolve) => setTimeout(resolve, windowMs));
  return (100 * (secondsUsed(root) - start.used)) / ((now() - start.at) / 1000);
}

function secondsUsed(root: number): number {
  return family(root).reduce((sum, pid) => sum + ticksOf(pid), 0) / TICKS_PER_SECOND;
}

/** User and system time; fields 14 and 15 (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). */
function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    // It ended between the listing and now.
    return 0;
  }
}
