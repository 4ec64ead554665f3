/**
 * `npm run bench [-- NAME …]`: measures, prints a table, writes bench.json. docs/benchmarks.md says how.
 * `npm run bench -- dedupe [--streams FILE.jsonl] [--pairs FILE.tsv]`: over files of one's own.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { click } from './click';
import { clips } from './clips';
import { cpu } from './cpu';
import { dedupe } from './dedupe';
import type { BenchFiles } from './dedupe/files';
import { format } from './format';
import { gate } from './gate';
import { legibility } from './legibility';
import { live } from './live';
import { load } from './load';
import { memory } from './memory';
import type { Row } from './row';
import { size } from './size';
import { stream } from './stream';
import { traffic } from './traffic';
import { voice } from './voice';
import { wire } from './wire';

const BENCHES: Record<string, (files: BenchFiles) => Promise<Row[]>> = {
  size,
  click,
  stream,
  format,
  legibility,
  gate,
  wire,
  dedupe,
  cpu,
  clips,
  voice,
  live,
};
/** By name alone: they watch for minutes. */
const LONG: typeof BENCHES = { traffic, load, memory };

const { values: files, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { streams: { type: 'string' }, pairs: { type: 'string' } },
});
const all = { ...BENCHES, ...LONG };
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are: ${Object.keys(all).join(', ')}`);
  process.exit(1);
}

const rows: Row[] = [];
for (const [name, bench] of Object.entries(wanted.length > 0 ? all : BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`bench: ${name}`);
  rows.push(...(await bench(files)));
}
writeFileSync('bench.json', `${JSON.stringify(rows, undefined, 2)}\n`);
console.table(rows.map(readable));
process.exit(0);

function readable({ name, value, unit, baseline, ratio, goal, holds }: Row) {
  const round = (number: number) => Number(number.toPrecision(3));
  const against = `${round(baseline.value)} (${baseline.what})`;
  return { name, value: round(value), unit, baseline: against, ratio: round(ratio), goal, holds };
}
