/** `npm run torture [-- --seed N] [--slices N]`: watches for an hour's slices, and checks that the books add up. */
import { parseArgs } from 'node:util';
import { checks } from './checks';
import { hour } from './hour';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, slices: { type: 'string', default: '1800' } },
});
const begin = performance.now();
const { books, raw, gemini, told } = await hour({ seed: Number(values.seed), slices: Number(values.slices) });
const found = checks(books, raw, gemini.answers);
console.log(`Seed ${values.seed}, ${((performance.now() - begin) / 1000).toFixed(0)} s. What happened:`);
console.table(told);
console.table(found);
const wrong = found.filter(({ holds }) => !holds);
console.log(wrong.length === 0 ? 'Everything adds up.' : `${wrong.length} do not add up.`);
process.exit(wrong.length === 0 ? 0 : 1);
