import { PATIENCE_MS } from '../../patience';

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
  { timeout = PATIENCE_MS, seen }: { timeout?: number; seen?: () => string | Promise<string> } = {},
): Promise<Found<T>> {
  const end = performance.now() + timeout;
  let failure: unknown;
  while (performance.now() < end) {
    failure = undefined;
    try {
      const found = await within(end - performance.now(), look);
      if (found) return found as Found<T>;
    } catch (error) {
      failure = error;
    }
    await pause(PAUSE_MS);
  }
  const view = seen ? await describe(seen) : '';
  const trouble = failure ? `\nThe last look failed: ${failure}` : '';
  throw new Error(`Waited ${timeout / 1000} s for ${what}.${trouble}${view}`, { cause: failure });
}

async function describe(seen: () => string | Promise<string>): Promise<string> {
  try {
    return `\nSeen instead: ${await within(5_000, seen)}`;
  } catch (error) {
    return `\nAnd could not look: ${error}`;
  }
}

/** A browser that does not answer must not keep the reason from being told. The last look of many gets little time. */
async function within<T>(ms: number, look: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    const late = new Error(`no answer from the browser within ${Math.ceil(ms)} ms`);
    timer = setTimeout(() => reject(late), ms);
  });
  try {
    return await Promise.race([look(), patience]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
