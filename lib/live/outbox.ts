import type { LiveInput, ToolCall } from '../live';
import { Backlog, type Waiting } from './backlog';
import { Calls } from './calls';
import type { ConversationHost } from './host';
import type { Line } from './line';
import type { Patience } from './patience';

type Host = Pick<ConversationHost, 'now' | 'hear' | 'recap'>;

/** What goes out: at once where a socket is open, else kept for the next one. Each input once, in order. */
export class Outbox {
  readonly #backlog = new Backlog();
  readonly #calls = new Calls();
  /** The user holds push to talk. */
  #held = false;

  constructor(
    private readonly host: Host,
    private readonly patience: Patience,
  ) {}

  /** @param line that is open */
  send(line: Line | undefined, input: LiveInput, onSent?: () => void): void {
    const held = this.#held || input.type === 'activity-start';
    if (input.type === 'activity-start') this.#held = true;
    if (input.type === 'activity-end') this.#held = false;
    const waiting = { input, held, onSent };
    if (line) this.#transmit(line, waiting);
    else this.#backlog.add(waiting);
  }

  /** A socket has opened: what was kept goes out, in a new session after what it has to know. */
  opened(line: Line): void {
    const unknown = this.#calls.moved(line.resumed);
    if (unknown.length > 0) this.host.hear({ type: 'tool-calls-cancelled', ids: unknown });
    if (!line.resumed) this.#recap(line);
    this.#flush(line);
    const ms = this.#backlog.takeDropped();
    if (ms > 0) this.host.hear({ type: 'sound-dropped', ms });
  }

  called(calls: readonly ToolCall[]): void {
    this.#calls.add(calls);
  }

  cancelled(ids: readonly string[]): void {
    this.#calls.cancel(ids);
  }

  /** There is a new handle. */
  covered(): void {
    this.#calls.covered();
  }

  /** Until then somebody is, or may be, in the middle of a turn; infinite while it is certain. ms since 1970. */
  busyUntil(line: Line): number {
    return this.#held || this.#calls.waiting ? Number.POSITIVE_INFINITY : line.activity.busyUntil;
  }

  /** When the model will have been silent for too long: not while it waits itself. ms since 1970 */
  silentAt(line: Line): number | undefined {
    return this.#calls.waiting ? undefined : this.patience.endsAt(line.activity.userUntil);
  }

  clear(): void {
    this.#backlog.clear();
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
  }

  #give(line: Line, inputs: LiveInput[]): void {
    const now = this.host.now();
    for (const input of inputs) {
      line.socket?.send(input);
      if (line.activity.sent(input, now)) this.patience.asked(now);
      else if (input.type === 'tool-answer') this.patience.again(now);
    }
  }
}
