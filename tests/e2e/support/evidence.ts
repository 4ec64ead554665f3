import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Target } from 'puppeteer';
import type { ConsoleWatch } from './console';

/** Git-ignored. One folder a failed test. */
const FOLDER = path.resolve('screenshots');

/** A page that does not answer must not keep the others from being seen. */
const PATIENCE_MS = 5_000;

/** Saves what every page showed and what every console said; answers what belongs into the failure's message. */
export async function saveEvidence(test: string, browser: Browser, log?: ConsoleWatch): Promise<string> {
  const folder = path.join(FOLDER, test.replace(/[^\w-]+/g, '-').slice(0, 100));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pages = browser.targets().filter((target) => ['page', 'other'].includes(target.type()));
  await Promise.all(pages.map((target, index) => within(PATIENCE_MS, shoot(folder, target, index))));
  if (!log) return `Evidence: ${path.relative('.', folder)}`;
  await writeFile(path.join(folder, 'console.txt'), `${log}\n`);
  const errors = log.errors();
  const said = errors.length > 0 ? `Console errors:\n${errors.join('\n')}` : 'No console errors.';
  return `${said}\nEvidence: ${path.relative('.', folder)}`;
}

async function shoot(folder: string, target: Target, index: number): Promise<void> {
  const page = await target.asPage();
  const name = target
    .url()
    .replace(/^[^:]*:\/*/, '')
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 60);
  await page.screenshot({ path: path.join(folder, `${index}-${name}.png`) as `${string}.png` });
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  // Evidence is a courtesy: what cannot be had is left out.
  await Promise.race([work.catch(() => {}), patience]);
  clearTimeout(timer);
}
