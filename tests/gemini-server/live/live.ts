import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { randomOf } from '../../sound/make';
import type { Log, WaitOptions } from '../log';
import type { Model } from '../models';
import { LiveConnection } from './connection';
import type { LiveFaultName, LiveFaultOptions } from './faults';
import { Handles } from './handles';
import { keyIn } from './path';
import type { LiveAnswer, LiveTurnFunction } from './replies';
import { LiveScript } from './script';
import type { LiveSession } from './session';
import { defaultSettings, type LiveSettings } from './settings';
import type { LiveState } from './state';

/** What Live takes from the server that it is a part of. */
export interface Host {
  log: Log;
  key(): string;
  models(): readonly Model[];
}

/** The Live half of the stand-in: what a test plans on it, and what it saw. */
export class Live {
  private readonly state: LiveState;
  private readonly sockets = new WebSocketServer({ noServer: true });

  constructor(host: Host) {
    this.state = {
      ...host,
      settings: { ...defaultSettings },
      script: new LiveScript(),
      handles: new Handles(),
      sessions: [],
      connections: [],
      random: randomOf(1),
    };
    host.log.tellAlso(() => this.connections.slice(-20).map(line));
  }

  /** Every conversation, in order of their beginning; connections that resumed one belong to it. */
  get sessions(): readonly LiveSession[] {
    return this.state.sessions;
  }

  /** Every connection that was let in, in order, also those refused later. */
  get connections(): readonly LiveConnection[] {
    return this.state.connections;
  }

  /** The newest conversation. @throws when there was none */
  get session(): LiveSession {
    const session = this.sessions.at(-1);
    if (!session) throw new Error('No Live conversation has begun.');
    return session;
  }

  /** The newest connection. @throws when there was none */
  get connection(): LiveConnection {
    const connection = this.connections.at(-1);
    if (!connection) throw new Error('Nobody has connected to Live.');
    return connection;
  }

  /** Changes how it behaves, for connections and what happens on them from now on. */
  configure(settings: Partial<LiveSettings>): void {
    Object.assign(this.state.settings, settings);
  }

  /** Plans what the model says in the turns to come, used in order. */
  reply(...replies: LiveAnswer[]): void {
    this.state.script.reply(...replies);
  }

  /** Answers turns that no reply is planned for; without one, or with undefined, the model says what it saw and heard. */
  onTurn(answer: LiveTurnFunction): void {
    this.state.script.always = answer;
  }

  /** Plans what the user's next utterances are transcribed as, used in order. */
  hears(...words: string[]): void {
    this.state.script.hear(...words);
  }

  /** Makes something go wrong, after what was planned before. */
  fault(name: LiveFaultName, options: LiveFaultOptions = {}): void {
    this.state.script.fault(name, options);
  }

  clearFaults(): void {
    this.state.script.clearFaults();
  }

  /** Resolves when `predicate` holds; it is asked again after whatever happens. What it throws counts as no. */
  waitFor(predicate: (live: Live) => boolean, options?: WaitOptions): Promise<void> {
    const holds = () => {
      try {
        return predicate(this);
      } catch {
        return false;
      }
    };
    return this.state.log.waitFor(holds, options);
  }

  /** Takes an upgrade of the HTTP server. */
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { state } = this;
    const key = keyIn(incoming.url);
    const status = this.refusal(key);
    if (status) {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.sockets.handleUpgrade(incoming, socket, head, (webSocket) => {
      const id = (this.connections.at(-1)?.id ?? 0) + 1;
      const connection = new LiveConnection(id, webSocket, state);
      state.connections.push(connection);
      if (key !== state.key()) connection.close(1007, 'API key not valid. Please pass a valid API key.');
      state.log.changed();
    });
  }

  /** Drops all connections. */
  stop(): void {
    for (const connection of this.connections) connection.drop();
  }

  /** [assumed]: the HTTP status of a refused upgrade, which no browser tells. */
  private refusal(key: string | undefined): string | undefined {
    if (key === undefined) return '404 Not Found';
    if (this.state.script.nextFault(['refuse'])) return '503 Service Unavailable';
    const isGood = key === this.state.key();
    if (!key || (!isGood && this.state.settings.wrongKey === 'refuse')) return '403 Forbidden';
    return undefined;
  }
}

function line({ id, session, received, ending, setupAt }: LiveConnection): string {
  const { messages, frames, audioMs } = received;
  const end = ending ? `ended ${ending.code} ${ending.reason} by the ${ending.by}` : 'open';
  const state = setupAt > 0 ? `session ${session?.id}` : 'not set up';
  return `Live ${id}. ${state}: ${messages} messages, ${frames} pictures, ${Math.round(audioMs)} ms of sound, ${end}`;
}
