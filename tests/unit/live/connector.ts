import { AnalyzerError } from '../../../lib/analyzer';
import type { LiveConnector, LiveEvent, LiveInput, LiveSetup, LiveSocket } from '../../../lib/live';
import type { Failure, FailureReason } from '../../../lib/model';
import type { Clock } from './clock';

/** One attempt to connect, and the socket that came of it, as the other side sees them. */
export class FakeLine {
  readonly received: LiveInput[] = [];
  state: 'connecting' | 'open' | 'closing' | 'closed' = 'connecting';
  #settled = { resolve: (_: LiveSocket) => {}, reject: (_: unknown) => {} };
  readonly result = new Promise<LiveSocket>((resolve, reject) => {
    this.#settled = { resolve, reject };
  });

  constructor(
    readonly setup: LiveSetup,
    private readonly hear: (event: LiveEvent) => void,
    private readonly clock: Clock,
    private readonly closeMs: number,
  ) {}

  accept(): void {
    if (this.state !== 'connecting') throw new Error('Nobody connects.');
    this.state = 'open';
    this.#settled.resolve(this.#socket());
  }

  refuse(error: unknown): void {
    this.state = 'closed';
    this.#settled.reject(error);
  }

  say(...events: LiveEvent[]): void {
    for (const event of events) this.hear(event);
  }

  /** The server, or the way to it, ends it. */
  end(reason: FailureReason, handleRefused = false): void {
    this.state = 'closed';
    this.hear({ type: 'closed', failure: failure(reason), handleRefused });
  }

  #socket(): LiveSocket {
    return {
      buffered: 0,
      send: (input) => {
        if (this.state === 'open') this.received.push(input);
      },
      close: async () => {
        if (this.state === 'closed') return;
        this.state = 'closing';
        await new Promise<void>((resolve) => this.clock.setTimeout(resolve, this.closeMs));
        this.state = 'closed';
      },
    };
  }
}

export const failure = (reason: FailureReason, given: Partial<Failure> = {}): Failure => ({
  reason,
  detail: 'words',
  ...given,
});

export const refusal = (reason: FailureReason) => new AnalyzerError(failure(reason));

/** Connects to nothing, and refuses a second connection beside the first. */
export class FakeConnector implements LiveConnector {
  readonly lines: FakeLine[] = [];
  /** What a new line meets with; absent: it waits for the test. */
  onLine?: (line: FakeLine) => void;

  constructor(
    private readonly clock: Clock,
    private readonly closeMs = 50,
  ) {}

  get last(): FakeLine {
    const line = this.lines.at(-1);
    if (!line) throw new Error('Nobody has connected.');
    return line;
  }

  async connect(
    setup: LiveSetup,
    hear: (event: LiveEvent) => void,
    signal: AbortSignal,
  ): Promise<LiveSocket> {
    const connected = this.lines.filter(({ state }) => state !== 'closed');
    if (connected.length > 0) throw new Error('Two sockets at a time.');
    const line = new FakeLine(setup, hear, this.clock, this.closeMs);
    this.lines.push(line);
    signal.addEventListener('abort', () => line.state === 'connecting' && line.refuse(signal.reason));
    this.onLine?.(line);
    return line.result;
  }
}
