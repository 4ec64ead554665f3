/** `npx tsx tests/bench/legibility/table.ts [WIDTHxHEIGHT …]`: the tables of docs/legibility.md, as Markdown. */
import type { Browser, Page } from 'puppeteer';
import sharp from 'sharp';
import { seenScale, tokensOf } from '../../../lib/levels';
import type { Rect, Size } from '../../../lib/model';
import { plan } from '../../../lib/plan';
import { launchBrowser } from '../../e2e/support/browser';
import { serve } from '../../e2e/support/site';
import { compare, type Reading } from '../../reading/error';
import { read } from '../../reading/ocr';
import { textOf } from '../../reading/truth';
import { CANDIDATES, type Candidate, forLarger, type Made, nameOf } from './candidate';
import { mean, percent } from './figures';
import { makeAll } from './make';
import { PAGES, PICK_TAB } from './pages';
import { inPairs } from './pairs';

/** How much smaller a picture is shown for "How small is too small". */
const SCALES = [1, 0.9, 0.84, 0.8, 0.75, 0.7, 0.6, 0.5];

interface Measured extends Reading {
  kilobytes: number;
  ms: number;
}

function sizeOf(text: string): Size {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
}

async function measure(size: Size): Promise<void> {
  const candidates = size.width > 1920 ? forLarger(seenScale(size, 'high', 3)) : CANDIDATES;
  const shots = await shoot(browser, size, candidates);
  console.log(
    `\n### ${size.width} × ${size.height}\n\n| sent | error | numbers | KB (most) | ms | tokens 2.x | level 3.x |`,
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const [index, candidate] of candidates.entries()) {
    const measured = await inPairs(shots, async ({ truth, made }) => {
      const { bytes, ms } = made[index] as Made;
      return { ...compare(truth, await read(bytes, size)), kilobytes: bytes.length / 1000, ms };
    });
    console.log(line(candidate, size, measured));
  }
  const scales = size.width > 1920 ? [seenScale(size, 'high', 3)] : SCALES;
  await measureScales(shots, candidates, size, scales);
  if (shots.some(({ tiles }) => tiles.length > 1)) await measureTiles(shots, candidates);
}

/** What the product would send, shrunk as a model shrinks it. */
async function measureScales(shots: Shot[], candidates: Candidate[], size: Size, scales: number[]) {
  const lossless = candidates.findIndex(({ scale, fewerColours }) => scale === 1 && fewerColours);
  console.log(
    '\n| seen at | letters of | error | numbers | worst error | worst numbers |\n|---|---|---|---|---|---|',
  );
  for (const scale of scales) {
    const readings = await inPairs(shots, async ({ truth, made }) => {
      const width = Math.round(size.width * scale);
      const small = sharp(made[lossless]?.bytes).resize(width, undefined, { kernel: 'cubic' });
      return compare(truth, await read(await small.png({ compressionLevel: 1 }).toBuffer(), size));
    });
    const errors = readings.map(({ error }) => error);
    const numbers = readings.map((reading) => reading.numbers);
    const cells = [mean(errors), mean(numbers), Math.max(...errors), Math.min(...numbers)].map(percent);
    console.log(`| ${scale.toFixed(2)} | ${(12 * scale).toFixed(1)} px | ${cells.join(' | ')} |`);
  }
}

/** The tiles that the product makes, read one by one. */
async function measureTiles(shots: Shot[], candidates: Candidate[]): Promise<void> {
  const lossless = candidates.findIndex(({ scale, fewerColours }) => scale === 1 && fewerColours);
  const tiles = shots.flatMap(({ tiles, made }) =>
    tiles.map((tile) => ({ ...tile, bytes: made[lossless]?.bytes })),
  );
  const readings = await inPairs(
    tiles,
    async ({ area: { x: left, y: top, width, height }, truth, bytes }) => {
      const tile = sharp(bytes).extract({ left, top, width, height });
      return compare(
        truth,
        await read(await tile.png({ compressionLevel: 1 }).toBuffer(), { width, height }),
      );
    },
  );
  const errors = mean(readings.map(({ error }) => error));
  console.log(`\nIn tiles: ${percent(errors)}, ${percent(mean(readings.map(({ numbers }) => numbers)))}`);
}

interface Shot {
  truth: string;
  /** Of each tile, where the product makes tiles. */
  tiles: { area: Rect; truth: string }[];
  made: Made[];
}

async function shoot(browser: Browser, size: Size, candidates: Candidate[]): Promise<Shot[]> {
  const [from, tab] = await Promise.all([browser.newPage(), browser.newPage()]);
  await from.goto(site.at('code.html#from'));
  await tab.setViewport(size);
  const shots: Shot[] = [];
  for (const page of PAGES) shots.push(await shootOne(from, tab, page, size, candidates));
  await Promise.all([from.close(), tab.close()]);
  return shots;
}

async function shootOne(
  from: Page,
  tab: Page,
  page: string,
  size: Size,
  candidates: Candidate[],
): Promise<Shot> {
  // Another fragment alone would load nothing.
  await tab.goto('about:blank');
  await tab.goto(site.at(page));
  await from.bringToFront();
  const tiles: Shot['tiles'] = [];
  for (const { view } of plan(size, { detail: 'high', generation: 3 }).pictures) {
    tiles.push({ area: view.area, truth: await textOf(tab, view.area) });
  }
  return { truth: await textOf(tab), tiles, made: await makeAll(from, candidates) };
}

function line(candidate: Candidate, size: Size, measured: Measured[]): string {
  const sent = {
    width: Math.round(size.width * candidate.scale),
    height: Math.round(size.height * candidate.scale),
  };
  const level = (['low', 'medium', 'high'] as const).find((each) => seenScale(sent, each, 3) === 1);
  const kilobytes = measured.map((each) => each.kilobytes);
  return `| ${[
    `${sent.width} × ${sent.height} ${nameOf(candidate)}`,
    percent(mean(measured.map(({ error }) => error))),
    percent(mean(measured.map(({ numbers }) => numbers))),
    `${mean(kilobytes).toFixed(0)} (${Math.max(...kilobytes).toFixed(0)})`,
    mean(measured.map(({ ms }) => ms)).toFixed(0),
    tokensOf(sent, 'high', 2),
    level ?? 'more than high',
  ].join(' | ')} |`;
}

const sizes = process.argv.slice(2).map(sizeOf);
const [browser, site] = await Promise.all([launchBrowser({ extensions: [], args: [PICK_TAB] }), serve()]);
for (const size of sizes.length > 0 ? sizes : ['1920x1080', '2560x1440', '3440x1440'].map(sizeOf))
  await measure(size);
await Promise.all([browser.close(), site.close()]);
process.exit(0);
