import { failureOf } from '../failure';
import { HandleRefused, type LiveEvent, type LiveInput } from '../live';
import type { Failure, LiveLink } from '../model';
import { SILENCE_MS } from './activity';
import { afterLoss } from './after-loss';
import { Backlog, type Waiting } from './backlog';
import { Calls } from './calls';
import type { ConversationHost, Handle } from './host';
import { Line } from './line';
import { whenToRotate } from './rotate';
import { Timer } from './timer';

/** https://ai.google.dev/gemini-api/docs/live-session#session-resumption, less a minute of the way there. */
const HANDLE_MS = 119 * 60_000;

/**
 * So many refusals or internal errors in a row with one handle end its session. One is none: after a cut the server
 * may not know yet that the socket is gone, and refuses a handle that is still connected.
 */
const BROKEN = 2;

type Phase =
  | 'idle'
  | 'connecting'
  | 'open'
  /** One socket is on its way out, and the next follows. */
  | 'closing'
  | 'waiting'
  | 'lost'
  | 'stopped';

/**
 * One conversation over as many sockets as it takes, never two at a time: the API refuses a handle whose session is
 * still connected. What is said while none is open is kept, and goes out once, in order.
 */
export class Conversation {
  #phase: Phase = 'idle';
  #link?: LiveLink;
  #line?: Line;
  #handle?: Handle;
  /** Sockets in a row that came to nothing. */
  #tries = 0;
  /** Refusals of the handle, and internal errors of the server, in a row. */
  #refusals = 0;
  /** The user holds push to talk. */
  #held = false;
  /** The settings are others than those of the socket. */
  #stale = false;
  /** It was open before. */
  #begun = false;
  #abort?: AbortController;
  /** What has to end before all is quiet. */
  #pending: Promise<void> = Promise.resolve();
  readonly #backlog = new Backlog();
  readonly #calls = new Calls();
  readonly #retry: Timer;
  readonly #rotation: Timer;
  readonly #silence: Timer;

  constructor(private readonly host: ConversationHost) {
    this.#retry = new Timer(host, () => this.#connect());
    this.#rotation = new Timer(host, () => this.#rotateIfDue());
    this.#silence = new Timer(host, () => host.hear({ type: 'silent', ms: SILENCE_MS }));
  }

  /** @param handle of the session to go on with */
  start(handle?: Handle): void {
    if (this.#phase !== 'idle') return;
    this.#handle = handle;
    this.#connect();
  }

  /**
   * @param onSent when it was handed to an open socket, or is of no use to any: it need not be sent again. Never
   * called for sound and pictures that later ones took the place of.
   */
  send(input: LiveInput, onSent?: () => void): void {
    if (this.#phase === 'stopped') return;
    const held = this.#held || input.type === 'activity-start';
    if (input.type === 'activity-start') this.#held = true;
    if (input.type === 'activity-end') this.#held = false;
    const waiting = { input, held, onSent };
    if (this.#phase === 'open' && this.#line) this.#transmit(this.#line, waiting);
    else this.#backlog.add(waiting);
  }

  /** At once, where it waits or was given up. */
  reconnect(): void {
    if (this.#phase !== 'waiting' && this.#phase !== 'lost') return;
    this.#tries = 0;
    this.#refusals = 0;
    this.#connect();
  }

  /** The settings have changed: the next socket, between turns, gets the new ones. */
  reconfigure(): void {
    this.#stale = true;
    this.#plan();
  }

  /** Resolves when no socket is open, and nothing more will be told. */
  async stop(): Promise<void> {
    this.#phase = 'stopped';
    this.#clearTimers();
    this.#backlog.clear();
    this.#abort?.abort();
    await Promise.all([this.#line?.socket?.close(), this.#pending]);
  }

  get link(): LiveLink | undefined {
    return this.#link;
  }

  /** Open, and nobody is in the middle of a turn. */
  get isIdle(): boolean {
    return this.#phase === 'open' && !this.#isBusy();
  }

  #connect(): void {
    this.#retry.clear();
    this.#phase = 'connecting';
    this.#tell({ state: this.#begun ? 'renewing' : 'connecting' });
    this.#stale = false;
    const handle = this.#validHandle();
    const setup = { ...this.host.setup(), ...(handle && { handle: handle.handle }) };
    const line = new Line(setup);
    this.#line = line;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const connected = this.host.connector.connect(setup, (event) => this.#hear(line, event), signal);
    this.#pending = connected.then(
      async (socket) => {
        line.socket = socket;
        if (this.#phase === 'stopped') await socket.close();
        else if (line.closed) this.#ended(line.closed);
        else this.#opened(line);
      },
      (error) => {
        if (this.#phase !== 'stopped') this.#failed(failureOf(error), error instanceof HandleRefused);
      },
    );
  }

  #opened(line: Line): void {
    line.openedAt = this.host.now();
    const unknown = this.#calls.moved(line.resumed);
    if (unknown.length > 0) this.host.hear({ type: 'tool-calls-cancelled', ids: unknown });
    if (!line.resumed) this.#recap(line);
    this.#flush(line);
    this.#phase = 'open';
    this.#begun = true;
    const ms = this.#backlog.takeDropped();
    if (ms > 0) this.host.hear({ type: 'sound-dropped', ms });
    this.#tell({ state: 'open' });
    this.#plan();
  }

  #recap(line: Line): void {
    const isNewer = this.#backlog.has('frame');
    for (const input of this.host.recap()) {
      if (!(isNewer && input.type === 'frame')) line.socket?.send(input);
    }
  }

  /** Of a turn by push to talk nothing goes out before its first sound: without any there is none. */
  #flush(line: Line): void {
    for (let next = this.#backlog.shift(); next; next = this.#backlog.shift()) {
      if (next.input.type === 'activity-start') next.onSent?.();
      else this.#transmit(line, next);
    }
    if (this.#held) this.#give(line, line.begin());
  }

  #transmit(line: Line, waiting: Waiting): void {
    const { input, onSent } = waiting;
    if (input.type !== 'tool-answer') this.#give(line, line.translated(waiting));
    else if (this.#calls.isOpen(input.id)) {
      this.#calls.answered(input.id);
      this.#give(line, [input]);
    }
    onSent?.();
    this.#plan();
  }

  #give(line: Line, inputs: LiveInput[]): void {
    const now = this.host.now();
    for (const input of inputs) {
      line.socket?.send(input);
      if (line.activity.sent(input, now)) this.#silence.set(now + SILENCE_MS);
    }
  }

  #hear(line: Line, event: LiveEvent): void {
    if (line !== this.#line || this.#phase === 'stopped') return;
    if (event.type === 'closed') {
      line.closed = event;
      if (this.#phase === 'open') this.#ended(event);
      return;
    }
    // What the old socket still has to say of a turn that was given up would come out of order.
    if (this.#phase === 'closing' && event.type !== 'usage' && event.type !== 'handle') return;
    this.#silence.clear();
    line.heard(event, this.host.now());
    this.#note(event);
    this.#plan();
  }

  #note(event: Exclude<LiveEvent, { type: 'closed' }>): void {
    if (event.type === 'go-away') return;
    if (event.type === 'handle') {
      if (event.handle) this.#keep({ handle: event.handle, at: this.host.now() });
      return;
    }
    if (event.type === 'tool-calls') this.#calls.add(event.calls);
    if (event.type === 'tool-calls-cancelled') this.#calls.cancel(event.ids);
    this.host.hear(event);
  }

  #keep(handle: Handle | undefined): void {
    this.#handle = handle;
    if (handle) this.#calls.covered();
    // Only the worker's death would ask for it: the conversation goes on without.
    this.host.keepHandle(handle).catch(() => {});
  }

  #validHandle(): Handle | undefined {
    return this.#handle && this.host.now() - this.#handle.at < HANDLE_MS ? this.#handle : undefined;
  }

  #plan(): void {
    if (this.#phase === 'open' && this.#line) this.#rotation.setBy(this.#rotationAt(this.#line));
  }

  #rotationAt(line: Line): number {
    return whenToRotate({
      now: this.host.now(),
      openedAt: line.openedAt,
      goAway: line.goAway,
      stale: this.#stale,
      busyUntil: this.#busyUntil(line),
      hasHandle: this.#validHandle() !== undefined,
      resumable: line.resumable,
    }).at;
  }

  #rotateIfDue(): void {
    const line = this.#line;
    if (this.#phase !== 'open' || !line) return;
    const at = this.#rotationAt(line);
    if (at > this.host.now()) this.#rotation.set(at);
    else this.#rotate(line);
  }

  #rotate(line: Line): void {
    const wasBusy = this.#isBusy();
    this.#clearTimers();
    this.#phase = 'closing';
    this.#tell({ state: 'renewing' });
    if (wasBusy) this.host.hear({ type: 'cut' });
    this.#pending = (line.socket?.close() ?? Promise.resolve()).then(() => {
      if (this.#phase === 'closing') this.#connect();
    });
  }

  /** A socket that was open is not, and nobody here wanted that. */
  #ended({ failure, handleRefused }: LiveEvent & { type: 'closed' }): void {
    const wasBusy = this.#isBusy();
    this.#clearTimers();
    if (wasBusy) this.host.hear({ type: 'cut' });
    if (this.#line?.isProven(this.host.now())) {
      // It is no failure in a row: the one that would follow is the first.
      this.#tries = -1;
      this.#refusals = 0;
    }
    this.#failed(failure, handleRefused);
  }

  #failed(failure: Failure, handleRefused: boolean): void {
    const now = this.host.now();
    this.#tries += 1;
    this.#refusals = handleRefused || failure.reason === 'server' ? this.#refusals + 1 : 0;
    if (this.#handle && this.#refusals >= BROKEN) {
      this.#refusals = 0;
      this.#keep(undefined);
      if (handleRefused) {
        this.#connect();
        return;
      }
    }
    // A refused handle is no reason to give up: there are sessions without.
    const curable: Failure = handleRefused ? { ...failure, reason: 'cut' } : failure;
    const next = afterLoss({ failure: curable, tries: this.#tries, now, random: this.host.random() });
    if (next.action === 'give-up') this.#giveUp(failure);
    else if (next.at <= now) this.#connect();
    else this.#wait(next.at, failure);
  }

  #wait(until: number, failure: Failure): void {
    this.#phase = 'waiting';
    this.#retry.set(until);
    this.#tell({ state: 'waiting', until, failure });
  }

  #giveUp(failure: Failure): void {
    this.#phase = 'lost';
    this.#tell({ state: 'lost', failure });
  }

  #isBusy(): boolean {
    return this.#line !== undefined && this.#busyUntil(this.#line) > this.host.now();
  }

  #busyUntil(line: Line): number {
    return this.#held || this.#calls.waiting ? Number.POSITIVE_INFINITY : line.activity.busyUntil;
  }

  #clearTimers(): void {
    for (const timer of [this.#retry, this.#rotation, this.#silence]) timer.clear();
  }

  #tell(link: LiveLink): void {
    const isNews = link.state !== this.#link?.state || 'failure' in link;
    this.#link = link;
    if (isNews) this.host.hear({ type: 'link', link });
  }
}
