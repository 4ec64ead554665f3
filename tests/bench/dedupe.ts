import { type BenchFiles, dataFile, readPairs, readStreams, type Tick } from './dedupe/files';
import { PLAIN } from './dedupe/plain';
import { printPairs, printSpeed, printStreams } from './dedupe/print';
import { SHIPPED } from './dedupe/shipped';
import { microseconds } from './dedupe/speed';
import { type Row, row } from './row';

const METHODS = [...SHIPPED, ...PLAIN];
const [OURS] = SHIPPED;
const PLAINEST = PLAIN.find(({ name }) => name.startsWith('Levenshtein'));

/**
 * How much of what repeats is hidden, and how much of what is new. Without files: the labelled ones of this
 * folder, the half that the method was tuned on and the other half.
 */
export async function dedupe({ streams, pairs }: BenchFiles): Promise<Row[]> {
  const given = streams !== undefined || pairs !== undefined;
  const halves = given ? [] : ['dev', 'test'];
  for (const half of halves) {
    printStreams(half, METHODS, readStreams(dataFile(`streams.${half}.jsonl`)));
    printPairs(half, METHODS, readPairs(dataFile(`pairs.${half}.tsv`)));
  }
  const read = readStreams(streams ?? dataFile('streams.test.jsonl'));
  if (streams) printStreams(streams, METHODS, read);
  if (pairs) printPairs(pairs, METHODS, readPairs(pairs));
  return speed(read);
}

function speed(streams: Map<string, Tick[]>): Row[] {
  const times = METHODS.map((method) => [method.name, microseconds(method, streams)] as const);
  printSpeed(times);
  const timeOf = (name: string | undefined) => times.find(([each]) => each === name)?.[1] ?? Number.NaN;
  return [
    row({
      name: 'dedupe: a reply against a window of 50',
      unit: 'µs',
      values: [timeOf(OURS?.name)],
      baseline: { what: PLAINEST?.name ?? '', values: [timeOf(PLAINEST?.name)] },
      goal: 200,
    }),
  ];
}
