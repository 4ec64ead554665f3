import type { Session } from '@google/genai/web';
import { AnalyzerError } from '../analyzer';
import type { LiveEvent, LiveInput, LiveSetup, LiveSocket } from '../live';
import { type Access, openClient } from './client';
import { liveEvents } from './live-events';
import { type Closed, closedBy } from './live-failure';
import type { Quirks } from './live-quirks';
import { sendInput } from './live-send';
import { toLiveParameters } from './live-setup';
import { type Closing, type Wire, wireFor } from './live-wire';
import { watch } from './watchdog';

export interface Opening {
  access: Access;
  setup: LiveSetup;
  quirks: Quirks;
  /** Of waiting for the server to accept, ms. */
  setupLimit: number;
  hear: (event: LiveEvent) => void;
}

/** The server closed the socket instead of accepting the setup. */
export class SetupRefused extends Error {
  override readonly name = 'SetupRefused';

  constructor(
    readonly closing: Closing,
    readonly closed: Closed,
  ) {
    super(closed.failure.detail);
  }
}

/**
 * @throws {SetupRefused} when the server says no
 * @throws {AnalyzerError} `timeout` when nobody answers, `network` when nobody is there, or when it cannot even be
 * tried; whatever the socket's constructor throws
 * When it throws the socket is closed: the handle may be used again.
 */
export async function openSocket(opening: Opening, signal: AbortSignal): Promise<LiveSocket> {
  const { access, setup, quirks, setupLimit } = opening;
  const client = openClient(access);
  const parameters = toLiveParameters(setup, quirks);
  const line = new Line(opening);
  const wire = wireFor(client, line);
  const dog = watch(signal, setupLimit);
  const giveUp = () => void wire.current?.close();
  dog.signal.addEventListener('abort', giveUp);
  try {
    // The SDK reads no messages here: the line does.
    const session = await dog.within(client.live.connect({ ...parameters, callbacks: { onmessage() {} } }));
    return new OpenSocket(session, line, wire.current);
  } catch (error) {
    await wire.current?.close();
    if (dog.silent) {
      throw new AnalyzerError({ reason: wire.current?.opened ? 'timeout' : 'network', detail: '' });
    }
    throw line.refusal ?? error;
  } finally {
    dog.signal.removeEventListener('abort', giveUp);
    dog.release();
  }
}

class OpenSocket implements LiveSocket {
  constructor(
    private readonly session: Session,
    private readonly line: Line,
    private readonly wire: Wire | undefined,
  ) {}

  send(input: LiveInput): void {
    if (!this.line.over) sendInput(this.session, input);
  }

  get buffered(): number {
    return this.line.over ? 0 : (this.wire?.buffered ?? 0);
  }

  async close(): Promise<void> {
    this.line.end();
    await this.wire?.close();
  }
}

/** What comes over one wire. */
class Line {
  /** Why the setup was not accepted. */
  refusal?: SetupRefused;
  #ready = false;
  #over = false;

  constructor(private readonly opening: Opening) {}

  message(message: unknown): void {
    if (typeof message === 'object' && message && 'setupComplete' in message) this.#ready = true;
    for (const event of liveEvents(message)) this.#tell(event);
  }

  garbage(detail: string): void {
    this.#tell({ type: 'garbage', detail });
  }

  closed(closing: Closing): void {
    const { access, setup } = this.opening;
    const offline = globalThis.navigator?.onLine === false;
    const resumed = setup.handle !== undefined;
    const closed = closedBy(closing, {
      key: access.key,
      now: Date.now(),
      offline,
      resumed,
      ready: this.#ready,
    });
    if (this.#ready) this.#tell({ type: 'closed', ...closed });
    else this.refusal = new SetupRefused(closing, closed);
    this.#over = true;
  }

  /** Nothing is told from then on. */
  end(): void {
    this.#over = true;
  }

  get over(): boolean {
    return this.#over;
  }

  #tell(event: LiveEvent): void {
    const isUnwanted = event.type === 'audio' && this.opening.setup.answers === 'text';
    if (!this.#over && !isUnwanted) this.opening.hear(event);
  }
}
