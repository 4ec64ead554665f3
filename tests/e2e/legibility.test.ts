import type { Page } from 'puppeteer';
import { beforeAll, expect, vi } from 'vitest';
import { type PlannedPicture, plan } from '../../lib/plan';
import type { GeminiRequest } from '../gemini-server/index';
import { compare } from '../reading/error';
import { canRead, read } from '../reading/ocr';
import { textOf } from '../reading/truth';
import { test } from './support/beside';
import { press } from './support/find';
import { says } from './support/panel';
import type { Scene } from './support/scene';
import { until } from './support/until';

/** Whether the text on a page can be read from the bytes that arrive at the server. */

// Where five wanted each core, reading the first picture took 52 s.
vi.setConfig({ testTimeout: 300_000 });

let reads = false;
beforeAll(async () => {
  reads = await canRead();
  if (!reads) console.warn('Without tesseract nobody reads: apt-get install tesseract-ocr');
});

interface Size {
  width: number;
  height: number;
}
interface Place {
  scene: Scene;
  page: Page;
  panel: Page;
}
interface Shown {
  truth: string;
  request: GeminiRequest;
}

const planned = (screen: Size) => plan(screen, { detail: 'high', generation: 3 }).pictures;
const sizes = (pictures: readonly Size[]) => pictures.map(({ width, height }) => `${width}×${height}`);

/**
 * Shows a dense page at a size, and answers the first request whose pictures are as planned for it. Nothing more is
 * watched then: whoever reads wants the machine.
 */
async function watchDense({ scene, page: tab, panel }: Place, name: string, screen: Size): Promise<Shown> {
  const { gemini, site } = scene;
  // From one dense page to another is no way: nothing would be loaded.
  await tab.goto(site.at('code.html#before'));
  await tab.setViewport(screen);
  await tab.goto(site.at(`dense.html#${name}`));
  const truth = await textOf(tab);
  const before = gemini.answers.length;
  const wanted = String(sizes(planned(screen)));
  await press(panel, 'button', 'Start');
  const request = await until(`pictures of ${wanted}`, () =>
    // The first may show the page as it was.
    gemini.answers.slice(before + 1).find(({ images }) => String(sizes(images)) === wanted),
  );
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  return { truth, request };
}

test.for([
  [1920, 1080, '3-light-ledger'],
  [1920, 1080, '4-dark-table'],
  [2560, 1440, '5-dark-code'],
  [2560, 1440, '6-light-table'],
] as const)(
  '12 px text on %i × %i (%s) is read at the server',
  async ([width, height, name], { scene, page, panel }) => {
    const screen = { width, height };
    const { truth, request } = await watchDense({ scene, page, panel }, name, screen);
    const [picture] = request.images;
    if (!picture) throw new Error('No picture came.');
    expect(request.images).toHaveLength(1);
    expect(picture.width).toBeLessThanOrEqual(width);
    expect(picture.width / picture.height).toBeCloseTo(width / height, 2);
    if (width === 1920) expect(picture.bytes).toBeLessThanOrEqual(95_000);
    if (!reads) return;
    const { error, numbers } = compare(truth, await read(picture.data, screen));
    expect(error).toBeLessThanOrEqual(0.05);
    expect(numbers).toBeGreaterThanOrEqual(0.84);
  },
);

test('what one picture cannot carry comes in tiles that say where they are', async ({
  scene,
  page,
  panel,
}) => {
  const screen = { width: 3440, height: 1440 };
  const tiles = planned(screen);
  expect(tiles.length).toBeGreaterThan(1);
  const { request } = await watchDense({ scene, page, panel }, '7-light-table', screen);
  expect(request.texts.slice(0, -1)).toEqual(tiles.map(caption));
  const details = await until('the bill', () => request.usage?.promptTokensDetails);
  const tokens = details.find(({ modality }) => modality === 'IMAGE')?.tokenCount;
  expect(tokens).toBe(tiles.length * 1120);
  if (!reads) return;
  for (const [index, { view }] of tiles.entries()) {
    const data = request.images[index]?.data ?? new Uint8Array();
    const { error, numbers } = compare(await textOf(page, view.area), await read(data, view.area));
    expect(error).toBeLessThanOrEqual(0.05);
    expect(numbers).toBeGreaterThanOrEqual(0.84);
  }
});

function caption({ view: { area } }: PlannedPicture, index: number, { length }: unknown[]): string {
  const place = `${area.width} × ${area.height} px at ${area.x},${area.y} of 3440 × 1440`;
  return `Part ${index + 1} of ${length} of the screen, ${place}; parts overlap`;
}
