import { PATIENCE_MS } from '../patience';
import type { GeminiRequest } from './types';

interface Waiter {
  check(): boolean;
}

export interface WaitOptions {
  /** Milliseconds; the usual patience unless told otherwise. */
  timeoutMs?: number;
  /** Ends the wait early. */
  signal?: AbortSignal;
}

export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Everything that arrived, and who waits for what. */
export class Log {
  readonly requests: GeminiRequest[] = [];
  private count = 0;
  private readonly waiters = new Set<Waiter>();
  private readonly tellers: (() => string[])[] = [];

  /** @param keep how many requests to remember; the oldest are forgotten first */
  constructor(private readonly keep: number) {}

  open(
    given: Omit<
      GeminiRequest,
      keyof typeof blank | 'id' | 'at' | 'images' | 'videos' | 'files' | 'texts' | 'warnings'
    >,
  ) {
    const lists = { images: [], videos: [], files: [], texts: [], warnings: [] };
    const record: GeminiRequest = { ...blank, ...lists, ...given, id: ++this.count, at: now() };
    this.requests.push(record);
    if (this.requests.length > this.keep) this.requests.shift();
    return record;
  }

  /** Adds lines to what a wait in vain complains of. */
  tellAlso(lines: () => string[]): void {
    this.tellers.push(lines);
  }

  /** Tells the waiters that some record is not what it was. */
  changed(): void {
    for (const waiter of [...this.waiters]) {
      if (waiter.check()) this.waiters.delete(waiter);
    }
  }

  /** Resolves when `predicate` holds, at once or after a later change; rejects with what did arrive. */
  waitFor(predicate: () => boolean, { timeoutMs = PATIENCE_MS, signal }: WaitOptions = {}): Promise<void> {
    if (predicate()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiter = { check: () => predicate() && settle(resolve) };
      const settle = (how: () => void) => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        how();
        return true;
      };
      const fail = () => settle(() => reject(new Error(this.complaint(timeoutMs))));
      const timer = setTimeout(fail, timeoutMs);
      signal?.addEventListener('abort', fail, { once: true });
      this.waiters.add(waiter);
    });
  }

  private complaint(timeoutMs: number): string {
    const lines = this.requests.map(
      ({ id, method, path, status, error = '', aborted }) =>
        `  ${id}. ${method} ${path} → ${status || 'no answer yet'} ${error}${aborted ? ' (client hung up)' : ''}`,
    );
    const more = this.tellers.flatMap((tell) => tell()).map((one) => `  ${one}`);
    return [`The stand-in for Gemini waited ${timeoutMs} ms in vain. It saw:`, ...lines, ...more].join('\n');
  }
}

const blank = {
  body: undefined as unknown,
  message: undefined as GeminiRequest['message'],
  systemInstruction: '',
  status: 0,
  aborted: false,
  bodyBytes: 0,
  receivedAt: 0,
  readyAt: 0,
  finishedAt: 0,
  replyText: '',
};
