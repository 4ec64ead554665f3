import { beforeAll, expect } from 'vitest';
import { canRead, read } from '../reading/ocr';
import { select } from './support/find';
import { test } from './support/scene';
import { until } from './support/until';
import { setUp, watch } from './support/user';

/** Image detail "Auto": where only a region has changed, that region goes as it is beside a small whole. */

const SCREEN = { width: 1920, height: 1080 };

let reads = false;
beforeAll(async () => {
  reads = await canRead();
});

test('a changed number goes in full size beside a small whole, and the request says so', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  const options = await setUp(extension, gemini);
  await select(options, 'Image detail', 'Auto – as closely as reading takes: about 560 tokens');
  const tab = await scene.page('code.html#before');
  await watch(extension, tab);
  await gemini.waitForAnswers(1);
  // The panel that opens beside it would take back a size that was set before.
  await tab.setViewport({ ...SCREEN, width: SCREEN.width - 20 });
  await tab.goto(scene.site.at('dense.html#4-light-table'));
  // Last, so that what comes at this size shows the page, and neither the one before nor an empty one.
  await tab.setViewport(SCREEN);
  const whole = await until('the whole page', () =>
    gemini.answers.find(({ images: [first] }) => first?.width === SCREEN.width),
  );
  expect(whole.images).toHaveLength(1);
  const before = gemini.answers.length;
  const cell = await tab.evaluate(() => {
    const chosen = [...document.querySelectorAll('td')].filter(({ textContent }) =>
      /^\d{3,}$/.test((textContent ?? '').replace(/\W/g, '')),
    )[40] as HTMLElement;
    // As many digits, so that the table does not move.
    chosen.textContent = (chosen.textContent ?? '').replace(/\d/g, (digit) =>
      String((Number(digit) + 3) % 10),
    );
    const text = document.createRange();
    text.selectNodeContents(chosen);
    const { x, y, width, height } = text.getBoundingClientRect();
    return { x, y, width, height, number: chosen.textContent.replace(/\D/g, '') };
  });
  // A region within a picture of the page as it was: what was sent before may have been half drawn.
  const request = await until('a region', () =>
    gemini.answers.slice(before).find(({ images }) => images.length === 2),
  );
  const [overview, region] = request.images;
  expect(request.texts[0]).toBe('Whole screen, reduced');
  const caption = /^What changed: the region (\d+) × (\d+) px at (\d+),(\d+) of 1920 × 1080, full size$/;
  const [width = 0, height = 0, x = 0, y = 0] =
    caption
      .exec(request.texts[1] ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  expect(region, request.texts[1]).toMatchObject({ width, height });
  expect(overview?.width).toBeLessThan(SCREEN.width);
  expect(x).toBeLessThanOrEqual(cell.x);
  expect(y).toBeLessThanOrEqual(cell.y);
  expect(x + width).toBeGreaterThanOrEqual(cell.x + cell.width);
  expect(y + height).toBeGreaterThanOrEqual(cell.y + cell.height);
  expect(width * height, 'a part of the screen').toBeLessThan((SCREEN.width * SCREEN.height) / 4);
  const details = await until('the bill', () => request.usage?.promptTokensDetails);
  expect(details.find(({ modality }) => modality === 'IMAGE')?.tokenCount).toBe(2 * 280);
  if (reads)
    expect((await read(region?.data ?? new Uint8Array(), { width, height })).replace(/\D/g, '')).toContain(
      cell.number,
    );
});
