import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GateDecision } from '@/lib/model';
import { CARETS, PAIRS } from '../pages/pairs/pairs.js';
import { HeldGate } from './gate/held';
import { until } from './support/until';

/**
 * What the gate sees and what it does not, on pages as the product captures them: each pair of states is taken as
 * VideoFrames, read back and compared by the product's own code, at 1920×1080. Most of the time it waits until a page
 * is at rest, so both pages are looked at at once, each in a browser of its own.
 */
describe.each(['light', 'dark'])('on a %s page', { concurrent: true }, (theme) => {
  let gate: HeldGate;
  beforeAll(async () => {
    gate = await HeldGate.open(`pairs/index.html#${theme}`);
  });
  afterAll(() => gate?.close());

  const show = (name: string, state: 'before' | 'after') =>
    gate.page.evaluate((...args) => window.pair(...args), name, state);

  const compared = () => gate.ask<GateDecision>('held.after()');

  async function change(name: string): Promise<void> {
    await show(name, 'before');
    await gate.ask('held.before()');
    await show(name, 'after');
  }

  describe.sequential('one pair after the other', () => {
    it.each(PAIRS.filter(({ seen }) => seen).map(({ name }) => name))('sees %s', async (name) => {
      await change(name);
      // A crowded machine can be longer at painting it than the page seemed to be at rest.
      const { reason, score, regions } = await until('another picture', async () =>
        [await compared()].find((decision) => decision.reason !== 'unchanged'),
      );
      expect(reason).toBe('too-soon');
      expect(score).toBeGreaterThan(0);
      expect(regions).not.toEqual([]);
    });

    it.each(PAIRS.filter(({ seen }) => !seen).map(({ name }) => name))('does not see %s', async (name) => {
      await change(name);
      const { reason, score } = await compared();
      expect(reason).toMatch(/unchanged|noise|shimmer/);
      expect(score).toBe(0);
    });

    it.each(CARETS)('does not see the cursor blink in "%s"', async (id) => {
      await gate.page.evaluate((field) => window.focusOn(field), id);
      await gate.ask('held.before()');
      const decisions = await gate.ask<GateDecision[]>('held.next(3)');
      expect(decisions.map(({ reason }) => reason)).toContain('caret');
      for (const { reason } of decisions) expect(reason).toMatch(/caret|unchanged/);
      await gate.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    });
  });
});
