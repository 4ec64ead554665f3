import { buildGateExtension } from '../e2e/gate/build';
import type { Costs, Sent } from '../e2e/gate/extension/types';
import { HeldGate } from '../e2e/gate/held';
import { until } from '../e2e/support/until';
import { median, type Row, row } from './row';
import { now } from './stage';

const RUNS = 15;
const CHANGES = 9;
const INTERVAL_MS = 400;
/** What the product has for a cadence without a gate. */
const TIMER_MS = 2_000;

/** What a comparison of two 1080p frames costs, reading included, and how soon a change goes out. */
export async function gate(): Promise<Row[]> {
  await buildGateExtension();
  const held = await HeldGate.open('pairs/index.html#light');
  const nothing = await cost(held, 'the same text, set again');
  const digit = await cost(held, 'a digit in a table');
  const log = await cost(held, 'a log that scrolled by a line');
  const page = await cost(held, 'a page scrolled by 3 px');
  const changed = await delays(held, 'changed', INTERVAL_MS);
  const timed = await delays(held, 'every', TIMER_MS);
  await held.close();
  for (const [name, { found }] of Object.entries({ nothing, digit, log, page })) {
    console.log(
      `  ${name}: gate ${found.reason}, mean ${found.mean.toFixed(4)}, pixels not the same ${found.naive}`,
    );
  }
  return [
    compared('nothing changed', nothing),
    compared('a digit changed', digit),
    compared('a log scrolled by a line', log),
    compared('the page scrolled by 3 px', page),
    row({
      name: 'gate: 1080p comparison without reading, a digit changed',
      unit: 'ms',
      values: digit.compare,
      baseline: { what: 'count of pixels not the same, with reading', values: digit.naive },
      goal: 8,
    }),
    row({
      name: 'gate: a look at a page that scrolled (both comparisons, reading)',
      unit: 'ms',
      values: page.look,
      baseline: { what: 'count of pixels not the same, with reading', values: page.naive },
      goal: 40,
    }),
    row({
      name: 'gate: 1080p frame → pixels',
      unit: 'ms',
      values: digit.read,
      baseline: { what: 'through a canvas', values: digit.readCanvas },
      goal: 13,
    }),
    row({
      name: 'gate: change on a quiet page → picture ready to send',
      unit: 'ms',
      values: changed,
      baseline: { what: 'a 2 s timer', values: timed },
      goal: 250,
    }),
  ];
}

function compared(what: string, { gate: values, mean }: Costs): Row {
  return row({
    name: `gate: 1080p comparison with reading, ${what}`,
    unit: 'ms',
    values,
    baseline: { what: 'mean difference at 160×90, which sees no digit', values: mean },
    goal: 25,
  });
}

async function cost(held: HeldGate, pair: string): Promise<Costs> {
  const show = (state: 'before' | 'after') =>
    held.page.evaluate((...args) => window.pair(...args), pair, state);
  await show('before');
  await held.ask('held.keep()');
  await show('after');
  return held.ask<Costs>(`held.cost(${RUNS})`);
}

/** From a change on the page to its picture, encoded. Changes come at any moment of the interval. */
async function delays(held: HeldGate, send: 'changed' | 'every', intervalMs: number): Promise<number[]> {
  await held.ask(`held.follow(${JSON.stringify({ send, intervalMs, ignoreBusy: false })})`);
  const found: number[] = [];
  for (let run = 0; run <= CHANGES; run++) {
    const before = await until('a picture', async () => (await sent(held)).at(-1));
    const pause = send === 'changed' ? intervalMs : (run * intervalMs) / CHANGES;
    await until('the moment', () => now() > before.at + pause);
    const changed = now();
    await held.page.evaluate((text) => {
      (document.getElementById('w-1') as HTMLElement).textContent = text;
    }, `${run}`);
    const next = await until('its picture', async () => (await sent(held)).find(({ at }) => at > changed));
    if (run > 0) found.push(next.at - changed);
  }
  console.log(`  ${send}: ${median(found).toFixed(0)} ms (${found.map(Math.round)})`);
  return found;
}

const sent = (held: HeldGate) => held.ask<Sent[]>('held.sent');
