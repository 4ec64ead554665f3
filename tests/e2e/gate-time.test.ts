import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SendWhat } from '@/lib/model';
import type { Sent } from './gate/extension/types';
import { HeldGate } from './gate/held';
import { until } from './support/until';

/** When pictures go out, of pages as they are, through the product's capture, worker and watch. */

const RUNS = 5;

const now = () => performance.timeOrigin + performance.now();
const sent = (gate: HeldGate) => gate.ask<Sent[]>('held.sent');
const reasons = (gate: HeldGate) => gate.ask<Record<string, number>>('held.reasons');

function sentAfter(gate: HeldGate, count: number): Promise<Sent[]> {
  return until(`${count} pictures sent`, async () => {
    const all = await sent(gate);
    return all.length >= count && all;
  });
}

/** Shows a page, and waits until it has been painted. */
async function atRest(gate: HeldGate, page: string): Promise<void> {
  await gate.show(page);
  // Its words and its title come after everything has been loaded.
  await until('the words', () => gate.page.evaluate(() => document.title !== 'A code'));
  await gate.ask('held.before()');
}

async function watch(gate: HeldGate, page: string, intervalMs: number, send?: SendWhat): Promise<void> {
  await atRest(gate, page);
  await follow(gate, intervalMs, send);
}

async function follow(
  gate: HeldGate,
  intervalMs: number,
  send: SendWhat = 'changed',
  ignoreBusy = false,
): Promise<void> {
  await gate.ask(`held.follow(${JSON.stringify({ send, intervalMs, ignoreBusy })})`);
  await sentAfter(gate, 1);
}

describe.concurrent('in one browser', () => {
  let gate: HeldGate;
  beforeAll(async () => {
    gate = await HeldGate.open('code.html');
  });
  afterAll(() => gate?.close());

  describe.sequential('one page after the other', () => {
    test('a change on a quiet page goes out once it has settled, as one picture', async () => {
      const intervalMs = 400;
      await watch(gate, 'code.html', intervalMs);
      for (let run = 0; run < RUNS; run++) {
        const last = (await sent(gate)).at(-1)?.at ?? 0;
        await until('the interval to be over', () => now() > last + intervalMs);
        await gate.page.evaluate((text) => {
          (document.getElementById('words') as HTMLElement).textContent = text;
        }, `change ${run}`);
        const all = await sentAfter(gate, run + 2);
        expect(all).toHaveLength(run + 2);
        expect(all.at(-1)?.reason).toBe('settled');
      }
    });

    test('a blinking cursor never goes out', async () => {
      await atRest(gate, 'pairs/index.html#light');
      await gate.page.evaluate(() => window.focusOn('input'));
      // The focus is a change of its own, which a busy machine paints late.
      await gate.ask('held.before()');
      await follow(gate, 400);
      await until('the cursor to be seen', async () => ((await reasons(gate)).caret ?? 0) > 5);
      expect((await sent(gate)).map(({ reason, regions }) => ({ reason, regions }))).toMatchObject([
        { reason: 'first' },
      ]);
    });

    test('a page that never rests is sampled at the interval, and its last state goes out', async () => {
      const intervalMs = 1_000;
      await gate.show('moving.html');
      await follow(gate, intervalMs);
      const all = await until('seven pictures, and of it in motion', async () => {
        const pictures = await sent(gate);
        return pictures.length >= 7 && pictures.some(({ reason }) => reason === 'moving') && pictures;
      });
      const pauses = all.slice(2, 7).map(({ takenAt }, i) => takenAt - (all[i + 1]?.takenAt ?? 0));
      // What a busy machine lets rest for a moment has settled.
      expect(all.slice(1).filter(({ reason }) => reason !== 'moving' && reason !== 'settled')).toEqual([]);
      // Within what Date.now() rounds.
      expect(Math.min(...pauses), String(pauses.map(Math.round))).toBeGreaterThanOrEqual(intervalMs - 2);
      await gate.page.evaluate(() => (window as unknown as { stop(): void }).stop());
      await until('what is there to be what was sent', async () => (await reasons(gate)).unchanged);
    });

    test('a letter that could be a cursor goes out once it has stayed', async () => {
      await watch(gate, 'code.html', 400);
      await gate.page.evaluate(() => {
        const bar = document.createElement('i');
        bar.style.cssText = 'position:fixed;left:600px;top:300px;width:1px;height:15px;background:black';
        document.body.append(bar);
      });
      expect((await sentAfter(gate, 2)).at(-1)?.reason).toBe('settled');
    });

    test('every slice goes out on the grid, whether or not anything changed', async () => {
      await watch(gate, 'code.html', 500, 'every');
      const all = await sentAfter(gate, 6);
      expect(all.slice(1, 6).map(({ reason }) => reason)).toEqual(Array(5).fill('every'));
      // The beat itself is the ticker's (tests/unit/slice), and a crowded machine misses some.
      expect((all[5]?.takenAt ?? 0) - (all[0]?.takenAt ?? 0)).toBeGreaterThan(2_000);
    });
  });
});

test.concurrent('what changes all the time is learnt, and ignored where that is wanted; the rest is not', async ({
  onTestFinished,
}) => {
  const gate = await HeldGate.open('counter.html?every=500');
  onTestFinished(() => gate.close());
  await follow(gate, 400, 'changed', true);
  const ignored = async () => (await reasons(gate))['ignored-region'] ?? 0;
  // Learning takes 18 seconds with a change, in which the others go on.
  await until('the counter to be ignored', async () => (await ignored()) > 5);
  const before = await sent(gate);
  const seen = await ignored();
  await until('it to go on', async () => (await ignored()) > seen + 5);
  expect((await sent(gate)).slice(before.length), 'The counter is not ignored.').toEqual([]);
  await gate.page.evaluate(() => document.body.append('Something else'));
  await sentAfter(gate, before.length + 1);
});
