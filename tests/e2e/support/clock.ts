import type { Extension } from './extension';

interface Hurry {
  /** Shorter waits, ms, are left as they are: they pace what a test looks at. */
  from?: number;
  /** How many times faster the others pass. Not more: a loaded machine must still answer within them. */
  faster?: number;
}

export interface HurriedClock {
  /** What the worker was told to wait for, ms: the product's own limits. */
  waits(): Promise<number[]>;
  /** From now on a minute takes a minute again. */
  relax(): Promise<unknown>;
}

/** From now on the worker's waits of half a minute and more pass faster: no test sits a minute out. */
export async function hurry(
  extension: Extension,
  { from = 30_000, faster = 40 }: Hurry = {},
): Promise<HurriedClock> {
  await extension.inWorker(`(() => {
    const wait = setTimeout;
    const waits = [];
    const hurried = (run, ms, ...rest) => {
      if (!(ms >= ${from})) return wait(run, ms, ...rest);
      waits.push(ms);
      return wait(run, ms / ${faster}, ...rest);
    };
    globalThis.setTimeout = hurried;
    globalThis.hurried = { waits, relax: () => { globalThis.setTimeout = wait; } };
  })()`);
  return {
    waits: async () => (await extension.inWorker<number[]>('hurried.waits')) ?? [],
    relax: () => extension.inWorker('hurried.relax()'),
  };
}
