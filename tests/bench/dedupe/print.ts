import type { Pair, Tick } from './files';
import {
  measurePairs,
  measureStream,
  type PairFigures,
  type Share,
  type StreamFigures,
  together,
} from './measure';
import type { Method } from './method';

const NOT_MEASURED = 'not measured (needs a key)';

/** A table for each stream, and one of all: what is hidden of what repeats, and what is lost of what is new. */
export function printStreams(title: string, methods: readonly Method[], streams: Map<string, Tick[]>): void {
  const all = new Map(methods.map(({ name }) => [name, [] as StreamFigures[]]));
  for (const [name, ticks] of streams) {
    const figures = methods.map((method): [string, StreamFigures] => [
      method.name,
      measureStream(method, ticks),
    ]);
    for (const [method, each] of figures) all.get(method)?.push(each);
    printStream(`${title}, ${name}: ${ticks.length} ticks`, figures);
  }
  const sums = [...all].map(([name, each]): [string, StreamFigures] => [name, together(each)]);
  const ticks = [...streams.values()].reduce((sum, { length }) => sum + length, 0);
  if (streams.size > 1) printStream(`${title}, all streams: ${ticks} ticks`, sums);
}

function printStream(title: string, figures: readonly [name: string, StreamFigures][]): void {
  const table = figures.map(([name, { suppressed, returns, lost, f1 }]) => [
    name,
    {
      'repeats suppressed': percent(suppressed),
      'of them returns': percent(returns),
      'small changes lost': percent(lost),
      F1: f1.toFixed(3),
    },
  ]);
  console.log(`\n${title}`);
  console.table({ ...Object.fromEntries(table), Meaning: { 'repeats suppressed': NOT_MEASURED } });
}

export function printPairs(title: string, methods: readonly Method[], pairs: readonly Pair[]): void {
  const figures = methods.map((method) => [method.name, measurePairs(method, pairs)] as const);
  console.log(`\n${title}: ${pairs.length} pairs`);
  console.table({
    ...Object.fromEntries(
      figures.map(([name, { merged, wrong, f1 }]) => [
        name,
        {
          'true repeats merged': percent(merged),
          'true repeats kept': percent({ count: merged.of - merged.count, of: merged.of }),
          'wrong merges': percent(wrong),
          F1: f1.toFixed(3),
        },
      ]),
    ),
    Meaning: { 'true repeats merged': NOT_MEASURED },
  });
  printKinds('wrong merges by kind (meta)', figures, (each) => each.wrongByKind);
  printKinds('true repeats kept by kind (meta)', figures, (each) => each.kept);
}

function printKinds(
  title: string,
  figures: readonly (readonly [string, PairFigures])[],
  kindsOf: (figures: PairFigures) => Map<string, Share>,
): void {
  const kinds = [...(figures[0] ? kindsOf(figures[0][1]).keys() : [])];
  console.log(title);
  console.table(
    Object.fromEntries(
      kinds.map((kind) => [
        kind,
        Object.fromEntries(figures.map(([name, each]) => [name, counts(kindsOf(each).get(kind))])),
      ]),
    ),
  );
}

/** µs per reply against a window of 50. */
export function printSpeed(times: readonly (readonly [name: string, microseconds: number])[]): void {
  console.log('\ntime per reply against a window of 50');
  console.table({
    ...Object.fromEntries(times.map(([name, time]) => [name, { µs: time.toFixed(1) }])),
    Meaning: { µs: NOT_MEASURED },
  });
}

function counts({ count, of }: Share = { count: 0, of: 0 }): string {
  return `${count} of ${of}`;
}

function percent({ count, of }: Share): string {
  return of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} % (${count} of ${of})`;
}
