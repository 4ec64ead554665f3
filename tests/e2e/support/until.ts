/** Between two looks. Short enough not to slow a test, long enough not to load the browser. */
const PAUSE_MS = 30;

type Found<T> = Exclude<T, null | undefined | false | 0 | ''>;

/**
 * Looks until there is something, and answers it. Fails saying `what` was waited for and what was last seen.
 * This is the only waiting in these tests: they wait for what happens, never for time to pass.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { timeout = 15_000, seen }: { timeout?: number; seen?: () => string | Promise<string> } = {},
): Promise<Found<T>> {
  const start = performance.now();
  let failure: unknown;
  while (performance.now() - start < timeout) {
    failure = undefined;
    try {
      const found = await look();
      if (found) return found as Found<T>;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const view = seen ? await describe(seen) : '';
  throw new Error(`Waited ${timeout / 1000} s for ${what}.${view}`, { cause: failure });
}

async function describe(seen: () => string | Promise<string>): Promise<string> {
  try {
    return `\nSeen instead: ${await seen()}`;
  } catch (error) {
    return `\nAnd could not look: ${error}`;
  }
}
