import type { RawData, WebSocket } from 'ws';
import { now } from '../log';
import type { Model } from '../models';
import { Deadline } from './deadline';
import { atSetup, closingOf, type LiveFault } from './faults';
import { join } from './join';
import type { ClientMessage, Setup } from './messages';
import { readClientMessage } from './read';
import { Closing, closingFor, invalid } from './refusal';
import { Room } from './room';
import type { LiveSession } from './session';
import { checkSetup } from './setup';
import type { LiveState } from './state';
import { print, Wire } from './wire';

/** One WebSocket: what came over it, and what a test can do to it. Times are milliseconds since the epoch. */
export class LiveConnection {
  readonly openedAt = now();
  /** When setupComplete was sent; 0 before. */
  setupAt = 0;
  /** 0 while it is open. */
  closedAt = 0;
  /** How it ended: 1006 for a connection that broke. */
  ending?: { code: number; reason: string; by: 'server' | 'client' };
  setup?: Setup;
  session?: LiveSession;
  /** The handle that it went on from; empty for a new session. */
  resumedFrom = '';
  /** Allowed, but not what a good client does. */
  readonly warnings: string[] = [];
  /** What came: messages, and of them the pictures; bytes; milliseconds of sound. */
  readonly received = { messages: 0, bytes: 0, frames: 0, audioMs: 0 };
  private readonly wire: Wire;
  private room?: Room;
  private deadline?: Deadline;
  private early: ClientMessage[] = [];

  constructor(
    /** 1, 2, 3 … in order of their opening. */
    readonly id: number,
    socket: WebSocket,
    private readonly state: LiveState,
  ) {
    this.wire = new Wire(socket, state.settings);
    socket.on('message', (data) => this.receive(data));
    socket.on('close', (code, reason) => this.closed(code, reason.toString(), 'client'));
    // A broken connection is told of by the close that follows.
    socket.on('error', () => undefined);
  }

  get isOpen(): boolean {
    return this.closedAt === 0;
  }

  /** Closes it as the server would; 1006, which no server can send, breaks it. */
  close(code: number, reason = ''): void {
    if (code === 1006) {
      this.drop();
      return;
    }
    this.closed(code, reason, 'server');
    this.wire.close(code, reason);
  }

  /** Breaks it without a word: the client sees 1006. */
  drop(): void {
    this.closed(1006, '', 'server');
    this.wire.drop();
  }

  /** Lets it go dead, as on a network that is cut: nothing is read or sent any more, and nobody is told. */
  stall(): void {
    this.wire.stall();
  }

  /** Says that it will be closed, and closes it when the time is over. */
  goAway(timeLeftMs: number): void {
    this.deadline?.goAway(timeLeftMs);
  }

  /** Sends any message, or a text that need not be one. */
  send(message: object | string): void {
    this.wire.sendRaw(typeof message === 'string' ? message : print(message));
  }

  private receive(data: RawData): void {
    if (!this.isOpen) return;
    const text = data.toString();
    this.received.messages += 1;
    const bytes = Buffer.byteLength(text);
    this.received.bytes += bytes;
    try {
      // [assumed]: the limit. The code is the protocol's own for it.
      if (bytes > this.state.settings.messageBytes) throw new Closing(1009, 'Message is too large.');
      this.take(readClientMessage(text));
    } catch (error) {
      this.fail(error);
    }
    this.state.log.changed();
  }

  /** [assumed]: the words for a setup that is missing, or comes again. */
  private take(message: ClientMessage): void {
    if (!this.setup) {
      if (!message.setup) throw invalid('setup must be the first message and only the first.');
      this.begin(message.setup);
    } else if (message.setup) throw invalid('setup must be the first message and only the first.');
    else if (this.setupAt > 0) this.room?.take(message);
    else {
      this.warnings.push('a message was sent before setupComplete came');
      this.early.push(message);
    }
  }

  private begin(setup: Setup): void {
    const { script, settings, models } = this.state;
    this.setup = setup;
    const fault = script.nextFault(atSetup);
    if (fault?.name === 'drop') {
      this.drop();
      return;
    }
    if (fault && fault.name !== 'no-setup-complete') throw new Closing(...closingOf(fault));
    const model = checkSetup(setup, models());
    this.session = join(this.state, this, setup);
    this.resumedFrom = setup.sessionResumption?.handle ?? '';
    if (fault) return;
    const complete = () => this.complete(setup, model);
    if (settings.setupDelayMs === 0) complete();
    else setTimeout(complete, settings.setupDelayMs).unref();
  }

  private complete(setup: Setup, model: Model): void {
    const { session } = this;
    if (!this.isOpen || !session) return;
    const { settings, script, log, random } = this.state;
    this.room = new Room(
      {
        ...{ id: this.id, session, setup, model, settings, script, random },
        send: (message) => this.tell(message),
        tellHandle: (resumable) => this.tellHandle(resumable),
        fault: (fault) => this.play(fault),
        fail: (error) => this.fail(error),
        changed: () => log.changed(),
      },
      this.received,
      () => this.deadline?.set(),
    );
    this.setupAt = now();
    this.wire.send({ setupComplete: {} });
    this.tellHandle(true);
    this.deadline = this.begun(session, setup);
    for (const message of this.early.splice(0)) this.room.take(message);
    log.changed();
  }

  private begun(session: LiveSession, setup: Setup): Deadline {
    return new Deadline({
      settings: this.state.settings,
      openedAt: this.openedAt,
      sessionStartedAt: session.startedAt,
      compresses: setup.contextWindowCompression !== undefined,
      seesPictures: () => session.connections.some(({ received }) => received.frames > 0),
      goAway: (ms) => this.tell({ goAway: { timeLeft: `${ms / 1000}s` } }),
      end: (isSession) => {
        session.ended ||= isSession;
        // [assumed]: the words, and that a session's limit ends it like a connection's.
        this.close(1008, 'Deadline expired before operation could complete.');
        this.state.log.changed();
      },
    });
  }

  private tell(message: object): void {
    if (this.isOpen) this.wire.send(message);
    this.state.log.changed();
  }

  /** [assumed]: that false and an empty handle are left out, as they are everywhere else in Google's JSON. */
  private tellHandle(resumable: boolean): void {
    if (!this.setup?.sessionResumption || !this.session) return;
    const newHandle = resumable ? this.state.handles.issue(this.session) : '';
    this.tell({ sessionResumptionUpdate: resumable ? { newHandle, resumable } : {} });
  }

  private play(fault: LiveFault): void {
    const half = print({ serverContent: { modelTurn: { parts: [{ text: 'This answer' }] } } }).slice(0, 50);
    if (fault.name === 'garbage') this.wire.sendRaw('this is {not JSON');
    if (fault.name === 'half-json') this.wire.sendRaw(half);
    if (fault.name === 'drop-mid-turn') this.drop();
    if (fault.name === 'close-mid-turn') this.close(...closingOf(fault));
    if (fault.name !== 'unknown-keys') return;
    this.wire.unknownKeys = true;
    this.wire.send({ somethingNew: { level: 3 } });
  }

  private fail(error: unknown): void {
    if (!this.isOpen) return;
    const { code, reason } = closingFor(error);
    this.close(code, reason);
    this.state.log.changed();
  }

  private closed(code: number, reason: string, by: 'server' | 'client'): void {
    if (!this.isOpen) return;
    this.closedAt = now();
    this.ending = { code, reason, by };
    this.deadline?.stop();
    this.room?.stop();
    this.state.log.changed();
  }
}
