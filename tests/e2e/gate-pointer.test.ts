import { afterEach, expect } from 'vitest';
import type { Sent } from './gate/extension/types';
import { HeldGate } from './gate/held';
import { test } from './support/scene';
import { SCREENS } from './support/screen';
import { until } from './support/until';

/**
 * Chrome draws the mouse pointer into the pictures of a tab, while it moves and for two seconds after, and cannot
 * be told not to. What a debugger sends is no pointer: this needs a real one.
 */
let gate: HeldGate | undefined;
afterEach(() => gate?.close());

test.runIf(SCREENS)('the mouse pointer over the page never goes out', async ({ screen }) => {
  gate = await HeldGate.open('code.html#pointer', { display: screen.name });
  const ask = gate.ask.bind(gate);
  const seen = async (reason: string) => (await ask<Record<string, number>>('held.reasons'))[reason] ?? 0;
  await ask(`held.follow({ send: 'changed', intervalMs: 1000, ignoreBusy: false })`);
  await until('the first picture', () => ask<number>('held.sent.length'));

  await screen.sweep('pointer');
  // It goes after a while, and then the page is as it was.
  const before = await seen('unchanged');
  await until('the pointer to be seen', () => seen('pointer'));
  await until('the pointer to go', async () => (await seen('unchanged')) > before);
  const sent = await ask<Sent[]>('held.sent');
  expect(sent.map(({ reason }) => reason)).toEqual(['first']);
});
