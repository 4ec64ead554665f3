import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'puppeteer';
import { expect } from 'vitest';

/** Widths of a side panel: the narrowest, the usual, a wide one. Layout depends on them, colours on the scheme. */
const LOOKS = [
  { width: 320, scheme: 'light' },
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
  { width: 600, scheme: 'light' },
];

/**
 * Expects that axe finds nothing to complain of in what a page shows now, in light and dark and at every width, and
 * that nothing is wider than the page.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(await source);
  const height = await page.evaluate(() => innerHeight);
  for (const { width, scheme } of LOOKS) {
    const look = `${state}, ${width} px, ${scheme}`;
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const { wide, violations } = await page.evaluate(examine);
    expect(wide, `${look}: needs to be scrolled sideways`).toEqual([]);
    expect(violations, look).toEqual([]);
  }
  await page.emulateMediaFeatures([]);
  await page.setViewport(null);
}

/** Put in by the debugger, as no page of the extension would load it. */
const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page. */
async function examine() {
  const { axe: tool } = window as unknown as { axe: typeof axe };
  for (const animation of document.getAnimations()) {
    // What pulses is looked at in the middle of its pulse.
    const { iterations, duration } = animation.effect?.getTiming() ?? {};
    if (iterations !== Number.POSITIVE_INFINITY) animation.finish();
    else animation.currentTime = Number(duration) / 2;
  }
  const { violations } = await tool.run(document, { resultTypes: ['violations'] });
  const wide = [...document.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
  );
  return {
    wide:
      document.documentElement.scrollWidth > innerWidth
        ? wide.map(({ outerHTML }) => outerHTML.slice(0, 200))
        : [],
    violations: violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    ),
  };
}
