import { describe, expect, it } from 'vitest';
import type { Cost, Price, Usage } from '../../lib/model';
import { billFor, priceOf, priceRows } from '../../lib/prices';

const day = '2026-11-22';
const at = Date.parse(day);
const row = (model: string, usage: Usage, on = day): Cost => ({
  day: on,
  model,
  requests: 1,
  unknown: 0,
  usage,
});
const MILLION = 1_000_000;

describe('what is used costs', () => {
  it.each<[string, Usage, number]>([
    ['input and output', { input: MILLION, output: MILLION }, 1.75],
    ['thoughts as output, once', { input: 0, output: MILLION, thoughts: 400_000 }, 1.5],
    ['pictures as text', { input: MILLION, image: 900_000, text: 100_000, output: 0 }, 0.25],
    ['sound, which is dearer', { input: MILLION, audio: 400_000, output: 0 }, 0.35],
  ])('%s', (_, usage, dollars) => {
    expect(billFor([row('gemini-3.1-flash-lite', usage)]).dollars).toBeCloseTo(dollars, 10);
  });

  it.each<[string, Usage, number]>([
    [
      'text, pictures and sound',
      { input: MILLION, text: 100_000, image: 400_000, audio: 500_000, output: 0 },
      0.075 + 0.4 + 1.5,
    ],
    ['films as pictures', { input: MILLION, video: MILLION, output: 0 }, 1],
    ['what was not told apart as text', { input: MILLION, output: MILLION }, 0.75 + 4.5],
    [
      'speech, and thoughts as text',
      { input: 0, output: MILLION, speech: 600_000, thoughts: 400_000 },
      7.2 + 1.8,
    ],
    [
      'kinds that are more than the whole no more than that',
      { input: 100, audio: 80, image: 80, output: 10, speech: 20 },
      (240 + 20 + 120) / MILLION,
    ],
  ])('in a Live conversation: %s', (_, usage, dollars) => {
    expect(billFor([row('gemini-3.8-live-preview', usage)]).dollars).toBeCloseTo(dollars, 10);
  });

  it('what came out of a cache, as much as other input unless the user knows better', () => {
    const usage = { input: MILLION, cached: 600_000, output: 0 };
    const own: Price = { model: 'gemini-3.1-flash-lite', input: 0.25, cached: 0.025, output: 1.5, asOf: day };
    expect(billFor([row('gemini-3.1-flash-lite', usage)]).dollars).toBeCloseTo(0.25, 10);
    expect(billFor([row('gemini-3.1-flash-lite', usage)], [own]).dollars).toBeCloseTo(0.115, 10);
  });

  it('the price of the day it was used on', () => {
    const usage = { input: MILLION, output: 0 };
    const rows = [row('gemini-3.8-flash', usage, '2026-12-31'), row('gemini-3.8-flash', usage, '2027-01-01')];
    expect(billFor(rows).dollars).toBeCloseTo(0.75 + 1.5, 10);
    expect(billFor(rows).prices).toHaveLength(2);
  });

  it('nothing that is guessed', () => {
    const rows = [
      row('gemini-9-pro', { input: 5, output: 5 }),
      row('gemini-3.1-flash-lite', { input: MILLION, output: 0 }),
      row('gemini-10-pro', { input: 0, output: 0 }),
    ];
    expect(billFor(rows)).toMatchObject({ dollars: 0.25, unpriced: ['gemini-9-pro'] });
  });
});

describe("the user's own prices", () => {
  const corrected: Price = { model: 'gemini-3.8-flash', input: 2, output: 3, asOf: day };
  const added: Price = { model: 'gemini-9-pro', input: 9, output: 10, asOf: day };

  it('take the place of those they correct, and leave what begins later', () => {
    expect(priceOf('gemini-3.8-flash-001', at, [corrected])).toBe(corrected);
    expect(priceOf('gemini-3.8-flash', Date.parse('2027-02-01'), [corrected])?.input).toBe(1.5);
    expect(priceOf('gemini-3.8-flash-lite', at, [corrected])).toBeUndefined();
  });

  it('stand where they were, those added at the end', () => {
    const rows = priceRows([added, corrected]);
    expect(rows.map(({ price }) => price.model)).toEqual([
      'gemini-3.1-flash-lite',
      'gemini-3.5-flash-lite',
      'gemini-3.8-flash',
      'gemini-3.8-flash',
      'gemini-3.8-live',
      'gemini-9-pro',
    ]);
    expect(rows.map(({ own }) => own)).toEqual([false, false, true, false, false, true]);
    expect(priceOf('gemini-9-pro', at, [added])).toBe(added);
  });
});
