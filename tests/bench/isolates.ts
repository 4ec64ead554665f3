import type { CDPSession, Target } from 'puppeteer';
import { until } from '../e2e/support/until';

/** Bytes in use by a document and its workers, each with a heap of its own, once all that is garbage is gone. */
export interface Bytes {
  /** JavaScript values. */
  heap: number;
  /** What the DOM and other parts of the browser hold for them. */
  embedder: number;
  /** Of ArrayBuffers. */
  buffers: number;
}

/** A document and its dedicated workers, as a debugger sees them. */
export class Isolates {
  /** What Chromium says when it finds a frame that nobody has closed. */
  readonly unclosed: string[] = [];

  private constructor(private readonly sessions: CDPSession[]) {}

  static async of(target: Target, workers: number): Promise<Isolates> {
    const session = await target.createCDPSession();
    const sessions = [session];
    session.on('sessionattached', (worker) => sessions.push(worker));
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    });
    await until('the workers', () => sessions.length > workers);
    const isolates = new Isolates(sessions);
    for (const each of sessions) await isolates.listen(each);
    return isolates;
  }

  async bytes(): Promise<Bytes> {
    const sum: Bytes = { heap: 0, embedder: 0, buffers: 0 };
    for (const session of this.sessions) {
      // What a first round frees can hold more: finalizers run in between.
      for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
      const usage = await session.send('Runtime.getHeapUsage');
      sum.heap += usage.usedSize;
      sum.embedder += usage.embedderHeapUsedSize;
      sum.buffers += usage.backingStorageSize;
    }
    return sum;
  }

  private async listen(session: CDPSession): Promise<void> {
    session.on('Log.entryAdded', ({ entry: { text } }) => this.note(text));
    session.on('Runtime.consoleAPICalled', ({ args }) => this.note(args.map(({ value }) => value).join(' ')));
    await session.send('Runtime.enable');
    await session.send('Log.enable').catch(() => {});
  }

  private note(text: string): void {
    if (/garbage collected/.test(text)) this.unclosed.push(text);
  }
}
