/** The calendar by which Google counts a day's requests. */
const pacific = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * When the daily quota resets: https://ai.google.dev/gemini-api/docs/rate-limits.
 * @param now and the result in ms since 1970
 */
export function nextPacificMidnight(now: number): number {
  const today = pacificDay(now);
  // A day there has 23 to 25 hours, and clocks change on full hours: the next midnight is the first full hour (UTC
  // and Pacific share their minutes) that belongs to another day.
  const hour = 3_600_000;
  let next = Math.floor(now / hour) * hour + hour;
  while (pacificDay(next) === today) next += hour;
  return next;
}

/** The day there, in a form that only compares. */
export function pacificDay(at: number): string {
  return pacific.format(at).slice(0, 10);
}
