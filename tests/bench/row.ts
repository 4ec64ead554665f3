/** One figure of the table and of bench.json. */
export interface Row {
  name: string;
  /** Median of the runs, in `unit`. */
  value: number;
  unit: string;
  /** What it is compared with, measured in the same run and unit. */
  baseline: { what: string; value: number };
  /** value / baseline */
  ratio: number;
  /** The most that `value` (or, where the text says so, the ratio) may be. */
  goal: number;
  holds: boolean;
}

interface Figure {
  name: string;
  unit: string;
  /** Of the runs, each in `unit`. */
  values: number[];
  baseline: { what: string; values: number[] };
  goal: number;
}

/** A row from single measurements: the medians of both sides. */
export function row({ name, unit, values, baseline, goal }: Figure): Row {
  const value = median(values);
  const base = median(baseline.values);
  return {
    name,
    value,
    unit,
    baseline: { what: baseline.what, value: base },
    ratio: value / base,
    goal,
    holds: value <= goal,
  };
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('A median needs at least one value.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] as number;
  const high = sorted[Math.floor(middle)] as number;
  return (low + high) / 2;
}

/** @param part 0.95 for the value that one in twenty exceeds */
export function quantile(values: number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(part * (values.length - 1))] ?? Number.NaN;
}
