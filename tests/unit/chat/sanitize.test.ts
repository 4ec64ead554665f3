/**
 * The second wall behind replies, where it stands: in a browser. The stand-ins for a page that tests
 * otherwise use do not walk nodes as DOMPurify needs it.
 */
import type { Browser, Page } from 'puppeteer';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../scripts/setup/browser.mjs';
import { launchBrowser } from '../../e2e/support/browser';

declare const walls: typeof import('../../../lib/chat/markdown');

let browser: Browser;
let page: Page;

describe.runIf(findBrowser())('in a browser', () => {
  beforeAll(async () => {
    browser = await launchBrowser({ extensions: [] });
    page = await browser.newPage();
    await page.addScriptTag({ content: await bundle('lib/chat/markdown.ts') });
  });
  afterAll(() => browser?.close());

  it.each([
    ['<p>a <strong>b</strong></p><ul><li>c</li></ul>', '<p>a <strong>b</strong></p><ul><li>c</li></ul>'],
    ['<p style="color:red" class="x" id="y" title="z" data-a="b" aria-label="c">a</p>', '<p>a</p>'],
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<img src="https://example.com/x.png" onerror="x()">a', 'a'],
    ['<svg><a xlink:href="javascript:x()">a</a></svg>b', 'b'],
    ['<iframe src="https://example.com"></iframe><object data="x"></object>a', 'a'],
    ['<style>p{}</style><link rel="stylesheet" href="x"><script>x()</script><p>a</p>', '<p>a</p>'],
    ['<form action="https://example.com"><input name="a"><button>b</button></form>', 'b'],
    ['<a href="javascript:x()">a</a>', '<a>a</a>'],
    ['<a href=" java\nscript:x()">a</a>', '<a>a</a>'],
    ['<a href="data:text/html,x">a</a>', '<a>a</a>'],
    ['<video src="x" poster="y"></video><audio src="x"></audio><picture><source srcset="x"></picture>a', 'a'],
    [
      '<table background="https://example.com/x"><tbody><tr><td>a</td></tr></tbody></table>',
      /^<table><tbody>/,
    ],
  ])('%s', async (dirty, expected) => {
    const clean = await page.evaluate((html) => {
      const place = document.createElement('div');
      place.append(walls.sanitize(html));
      return place.innerHTML;
    }, dirty);
    if (typeof expected === 'string') expect(clean).toBe(expected);
    else expect(clean).toMatch(expected);
  });

  it('keeps a reply as it was rendered', async () => {
    const clean = await page.evaluate(() => {
      const place = document.createElement('div');
      place.append(walls.renderMarkdown('[a](https://example.com/) **b** <img src=x>'));
      return place.innerHTML.trim();
    });
    expect(clean).toBe(
      '<p><a href="https://example.com/" target="_blank" rel="noopener noreferrer">a</a> <strong>b</strong> &lt;img src=x&gt;</p>',
    );
  });
});

/** A file and what it imports, as one script that sets `walls`. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'walls' } },
  });
  const output = [result].flat()[0];
  if (!output || !('output' in output)) throw new Error('vite built nothing');
  return output.output[0].code;
}
