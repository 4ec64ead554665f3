/** Sums of tokens by kind. */
import type { Cost, Usage } from './model';

export const NO_USAGE: Usage = { input: 0, output: 0 };

const KINDS = [
  'input',
  'output',
  'text',
  'image',
  'video',
  'audio',
  'cached',
  'thoughts',
  'speech',
] as const satisfies (keyof Usage)[];

export function plus(a: Usage, b: Usage): Usage {
  return combine(a, b, 1);
}

export function minus(a: Usage, b: Usage): Usage {
  return combine(a, b, -1);
}

/** A kind that neither side tells stays absent. */
function combine(a: Usage, b: Usage, sign: 1 | -1): Usage {
  const sum: Usage = { ...NO_USAGE };
  for (const kind of KINDS) {
    if (a[kind] === undefined && b[kind] === undefined) continue;
    sum[kind] = (a[kind] ?? 0) + sign * (b[kind] ?? 0);
  }
  return sum;
}

/** Everything that was billed. */
export const tokensIn = ({ input, output }: Usage): number => input + output;

/** All rows together. */
export function totalOf(costs: readonly Cost[]): Omit<Cost, 'day' | 'model'> {
  return costs.reduce(
    (sum, { requests, unknown, usage }) => ({
      requests: sum.requests + requests,
      unknown: sum.unknown + unknown,
      usage: plus(sum.usage, usage),
    }),
    { requests: 0, unknown: 0, usage: NO_USAGE },
  );
}

/** The day of the user's calendar, as it is written in a row. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const monthOf = (at: number): string => dayOf(at).slice(0, 7);
