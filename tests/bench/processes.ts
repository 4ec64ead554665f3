import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer';

/** A process and everything below it. */
export function family(root: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const found = [root];
  for (const pid of found)
    found.push(...pairs.filter(([, parent]) => parent === pid).map(([child]) => child));
  return found;
}

/**
 * Bytes that the process of the extension's contexts has in memory, shared pages by their share: the PSS of
 * https://www.kernel.org/doc/html/latest/filesystems/proc.html
 */
export function extensionPss(browser: Browser): number {
  const pids = family(browser.process()?.pid ?? 0).filter((pid) => isExtension(pid));
  return pids.reduce((sum, pid) => {
    const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return sum + 1024 * Number(kilobytes);
  }, 0);
}

function isExtension(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');
}
