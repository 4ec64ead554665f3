/** Writes the streams of tests/bench/dedupe/data anew: `npx tsx tests/bench/dedupe/make/main.ts`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEV } from './dev';
import { play } from './play';
import type { StreamPlan } from './scene';
import { TEST } from './test';

/** Of each stream, in ticks. */
const LENGTH = 130;

const DATA = path.join(import.meta.dirname, '../data');

export function linesOf(plans: readonly StreamPlan[]): string {
  const ticks = plans.flatMap((plan) => play(plan, LENGTH));
  return `${ticks.map((tick) => JSON.stringify(tick)).join('\n')}\n`;
}

writeFileSync(path.join(DATA, 'streams.dev.jsonl'), linesOf(DEV));
writeFileSync(path.join(DATA, 'streams.test.jsonl'), linesOf(TEST));
