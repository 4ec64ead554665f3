import type { Pair, Tick } from './files';
import { measurePairs, measureStreams, type PairFigures, type Share } from './measure';
import type { Method } from './method';

const NOT_MEASURED = 'not measured (needs a key)';

/** One table per set of streams: what is hidden of what repeats, and what is lost of what is new. */
export function printStreams(title: string, methods: readonly Method[], streams: Map<string, Tick[]>): void {
  const each = [...streams].map(([name, ticks]): [string, Tick[][]] => [name, [ticks]]);
  if (each.length > 1) each.push(['all streams', [...streams.values()]]);
  for (const [name, chosen] of each) {
    console.log(`\n${title}, ${name}: ${chosen.flat().length} ticks`);
    const table = Object.fromEntries(
      methods.map((method) => {
        const { suppressed, returns, lost, f1 } = measureStreams(method, chosen);
        return [
          method.name,
          {
            'repeats suppressed': percent(suppressed),
            'of them returns': percent(returns),
            'small changes lost': percent(lost),
            F1: f1.toFixed(3),
          },
        ];
      }),
    );
    console.table({ ...table, Meaning: { 'repeats suppressed': NOT_MEASURED } });
  }
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
