/**
 * `npm run torture [-- --seed N] [--slices N]`: watches for an hour's slices, and checks that the books add up.
 * `npm run torture -- live [--seed N] [--seconds N]`: half an hour of conversation, and what of it has arrived.
 */
import { parseArgs } from 'node:util';
import { type Check, checks } from './checks';
import { hour } from './hour';
import { conversation } from './live/main';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    slices: { type: 'string', default: '1800' },
    seconds: { type: 'string', default: '180' },
  },
});
const [scenario, given] = positionals;
const seed = Number(given ?? values.seed);
const begin = performance.now();
const found = scenario === 'live' ? await talked() : await watched();
console.table(found);
const wrong = found.filter(({ holds }) => !holds);
console.log(wrong.length === 0 ? 'Everything adds up.' : `${wrong.length} do not add up.`);
process.exit(wrong.length === 0 ? 0 : 1);

async function watched(): Promise<Check[]> {
  const { books, raw, gemini, told } = await hour({ seed, slices: Number(values.slices) });
  happened(told);
  return checks(books, raw, gemini.answers);
}

async function talked(): Promise<Check[]> {
  const result = await conversation({ seed, seconds: Number(values.seconds) });
  happened(result.figures);
  for (const detail of result.details) console.log(detail);
  return result.checks;
}

function happened(told: object): void {
  console.log(`Seed ${seed}, ${((performance.now() - begin) / 1000).toFixed(0)} s. What happened:`);
  console.table(told);
}
