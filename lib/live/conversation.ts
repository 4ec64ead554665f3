import { failureOf } from '../failure';
import { HandleRefused, type LiveEvent, type LiveInput } from '../live';
import type { Failure, LiveLink } from '../model';
import { SILENCE_MS } from './activity';
import type { ConversationHost, Handle, Heard } from './host';
import { Line } from './line';
import { Outbox } from './outbox';
import { Patience } from './patience';
import { Recovery } from './recovery';
import { whenToRotate } from './rotate';
import { Timer } from './timer';

/** https://ai.google.dev/gemini-api/docs/live-session#session-resumption, less a minute of the way there. */
const HANDLE_MS = 119 * 60_000;

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
  /** The settings are others than those of the socket. */
  #stale = false;
  /** It was open before. */
  #begun = false;
  #abort?: AbortController;
  /** What has to end before all is quiet. */
  #pending: Promise<void> = Promise.resolve();
  readonly #recovery = new Recovery();
  readonly #patience = new Patience();
  readonly #outbox: Outbox;
  readonly #retry: Timer;
  readonly #rotation: Timer;
  readonly #silence: Timer;

  constructor(private readonly host: ConversationHost) {
    this.#retry = new Timer(host, () => this.#connect());
    this.#rotation = new Timer(host, () => this.#rotateIfDue());
    this.#silence = new Timer(host, () => this.#silent());
    this.#outbox = new Outbox(host, this.#patience);
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
    this.#outbox.send(this.#phase === 'open' ? this.#line : undefined, input, onSent);
    this.#plan();
  }

  /** At once, where it waits or was given up. */
  reconnect(): void {
    if (this.#phase !== 'waiting' && this.#phase !== 'lost') return;
    this.#recovery.restart();
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
    this.#outbox.clear();
    this.#abort?.abort();
    await Promise.all([this.#line?.socket?.close(), this.#pending]);
  }

  get link(): LiveLink | undefined {
    return this.#link;
  }

  /** Until then the user is, or may be, speaking: by the sound that went out. ms since 1970. */
  get userUntil(): number {
    return this.#line?.activity.userUntil ?? 0;
  }

  #connect(): void {
    this.#retry.clear();
    this.#phase = 'connecting';
    this.#tell({ state: this.#begun ? 'renewing' : 'connecting' });
    if (this.#isStopped()) return;
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
        if (this.#isStopped()) await socket.close();
        else if (line.closed) this.#ended(line.closed);
        else this.#opened(line);
      },
      (error) => {
        this.#failed(failureOf(error), error instanceof HandleRefused);
      },
    );
  }

  #opened(line: Line): void {
    line.openedAt = this.host.now();
    this.#patience.again(line.openedAt);
    this.#outbox.opened(line);
    if (this.#isStopped()) return;
    this.#phase = 'open';
    this.#begun = true;
    this.#tell({ state: 'open' });
    this.#plan();
  }

  #hear(line: Line, event: LiveEvent): void {
    if (line !== this.#line || this.#isStopped()) return;
    if (event.type === 'closed') {
      line.closed = event;
      if (this.#phase === 'open') this.#ended(event);
      return;
    }
    // What the old socket still has to say of a turn that was given up would come out of order.
    if (this.#phase === 'closing' && event.type !== 'usage' && event.type !== 'handle') return;
    line.heard(event, this.host.now());
    this.#patience.heard(event, this.host.now());
    this.#note(event);
    this.#plan();
  }

  #note(event: Exclude<LiveEvent, { type: 'closed' }>): void {
    if (event.type === 'go-away') return;
    if (event.type === 'handle') {
      if (event.handle) this.#keep({ handle: event.handle, at: this.host.now() });
      return;
    }
    if (event.type === 'tool-calls') this.#outbox.called(event.calls);
    if (event.type === 'tool-calls-cancelled') this.#outbox.cancelled(event.ids);
    this.host.hear(event);
  }

  #keep(handle: Handle | undefined): void {
    this.#handle = handle;
    if (handle) this.#outbox.covered();
    // Only the worker's death would ask for it: the conversation goes on without.
    this.host.keepHandle(handle).catch(() => {});
  }

  #validHandle(): Handle | undefined {
    return this.#handle && this.host.now() - this.#handle.at < HANDLE_MS ? this.#handle : undefined;
  }

  #plan(): void {
    if (this.#phase !== 'open' || !this.#line) return;
    this.#rotation.setBy(this.#rotationAt(this.#line));
    const silentAt = this.#outbox.silentAt(this.#line);
    if (silentAt === undefined) this.#silence.clear();
    else this.#silence.set(silentAt);
  }

  #rotationAt(line: Line): number {
    return whenToRotate({
      now: this.host.now(),
      openedAt: line.openedAt,
      goAway: line.goAway,
      stale: this.#stale,
      busyUntil: this.#outbox.busyUntil(line),
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

  /** What has gone dead tells nothing of it: the next question goes over another socket. */
  #silent(): void {
    this.#patience.lost();
    if (this.#phase === 'open' && this.#line) this.#rotate(this.#line, { type: 'silent', ms: SILENCE_MS });
  }

  /** @param ending of the turn that is under way */
  #rotate(line: Line, ending: Heard | undefined = this.#cut): void {
    this.#clearTimers();
    this.#patience.moved();
    this.#phase = 'closing';
    this.#tell({ state: 'renewing' });
    if (ending) this.host.hear(ending);
    this.#pending = (line.socket?.close() ?? Promise.resolve()).then(() => {
      if (this.#phase === 'closing') this.#connect();
    });
  }

  /** A socket that was open is not, and nobody here wanted that. */
  #ended({ failure, handleRefused }: LiveEvent & { type: 'closed' }): void {
    const ending = this.#cut;
    this.#clearTimers();
    this.#patience.moved();
    if (ending) this.host.hear(ending);
    // Its end is no failure in a row: the next one would be the first.
    if (this.#line?.isProven(this.host.now())) this.#recovery.restart(-1);
    this.#failed(failure, handleRefused);
  }

  #failed(failure: Failure, handleRefused: boolean): void {
    if (this.#isStopped()) return;
    const now = this.host.now();
    if (this.#recovery.isBroken(failure, handleRefused) && this.#handle) {
      this.#keep(undefined);
      if (handleRefused) {
        this.#connect();
        return;
      }
    }
    // A refused handle is no reason to give up: there are sessions without.
    const curable: Failure = handleRefused ? { ...failure, reason: 'cut' } : failure;
    const next = this.#recovery.next({ failure: curable, now, random: this.host.random() });
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

  /** Whoever listens may stop it at any word. */
  #isStopped(): boolean {
    return this.#phase === 'stopped';
  }

  /** What the end of a socket is to the turn that is, or may be, under way on it. */
  get #cut(): Heard | undefined {
    return this.#patience.isOwed || this.#isBusy() ? { type: 'cut' } : undefined;
  }

  #isBusy(): boolean {
    return this.#line !== undefined && this.#outbox.busyUntil(this.#line) > this.host.now();
  }

  #clearTimers(): void {
    this.#retry.clear();
    this.#rotation.clear();
    this.#silence.clear();
  }

  #tell(link: LiveLink): void {
    const isNews = link.state !== this.#link?.state || 'failure' in link;
    this.#link = link;
    if (isNews) this.host.hear({ type: 'link', link });
  }
}
