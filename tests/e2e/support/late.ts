/** How many pieces came later than they were meant to, by more than so much: what a crowded machine does by itself. */
export function strayed(meantMs: readonly number[], arrivals: readonly number[], byMs: number): number {
  const began = (arrivals[0] ?? 0) - (meantMs[0] ?? 0);
  return meantMs.filter((ms, i) => (arrivals[i] ?? Number.POSITIVE_INFINITY) - began - ms > byMs).length;
}
