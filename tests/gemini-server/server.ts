import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CorsOptions } from './cors';
import { describe } from './describe';
import type { Meaning } from './embed';
import { type ServerState, serve } from './exchange';
import type { FaultName, FaultOptions } from './faults';
import { Hold } from './hold';
import { Live } from './live';
import { Log, type WaitOptions } from './log';
import { defaultModels, type Model } from './models';
import { Script } from './script';
import type { GeminiRequest, Reply, ReplyFunction } from './types';

export interface GeminiServerOptions extends CorsOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** The only key that is good; one of the usual shape when left out. */
  key?: string;
  models?: Model[];
  /** Pauses of the default answer, in milliseconds. None unless told otherwise. */
  pace?: { firstDelayMs?: number; chunkDelayMs?: number };
  /** How many requests to remember; all unless told otherwise. */
  keep?: number;
}

/** Shaped like a real key, and put together here so that no scanner takes it for one that leaked. */
export const defaultKey = ['AIza', 'Sy', 'StandIn'.padEnd(33, '-0123456789')].join('');

/** Starts the stand-in on this machine. Close it when done. */
export async function startGeminiServer(options: GeminiServerOptions = {}): Promise<GeminiServer> {
  const server = new GeminiServer(options);
  await server.listen(options.port ?? 0);
  return server;
}

/** The running stand-in: what a test plans on it, and what it saw. */
export class GeminiServer {
  /** Conversations over a WebSocket. */
  readonly live: Live;
  private readonly state: ServerState;
  private readonly http: Server;

  constructor(options: GeminiServerOptions) {
    const log = new Log(options.keep ?? Number.POSITIVE_INFINITY);
    const describing: ReplyFunction = async (request) => ({
      ...options.pace,
      ...(await describe(request, log.requests.slice(0, log.requests.indexOf(request)))),
    });
    this.state = {
      cors: options,
      key: options.key ?? defaultKey,
      models: options.models ?? defaultModels(),
      log,
      script: new Script(describing),
      hold: new Hold(),
      meaning: (text) => text,
      queue: Promise.resolve(),
    };
    this.http = createServer((request, response) => void serve(this.state, request, response));
    this.live = new Live({ log, key: () => this.key, models: () => this.models });
    this.http.on('upgrade', (request, socket, head) => this.live.upgrade(request, socket, head));
    // Longer than any test: a client must not meet a connection that is just being closed for idleness.
    this.http.keepAliveTimeout = 600_000;
  }

  /** What a client takes as its base URL; without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  /** The key that is good from now on. */
  get key(): string {
    return this.state.key;
  }

  set key(key: string) {
    this.state.key = key;
  }

  /** The models served from now on; the list itself may be changed too. */
  get models(): Model[] {
    return this.state.models;
  }

  set models(models: Model[]) {
    this.state.models = models;
  }

  /** Every request, in order of arrival. */
  get requests(): readonly GeminiRequest[] {
    return this.state.log.requests;
  }

  /** The requests for an answer, also those refused, in order of arrival. */
  get answers(): readonly GeminiRequest[] {
    return this.requests.filter(({ kind }) => kind === 'generate');
  }

  /** The requests for vectors, in order of arrival. */
  get embeddings(): readonly GeminiRequest[] {
    return this.requests.filter(({ kind }) => kind === 'embed');
  }

  /** The requests that carried a key in their URL, where proxies and logs would see it: there should be none. */
  get keyInUrl(): readonly GeminiRequest[] {
    return this.requests.filter(({ path }) => /[?&]key=/.test(path));
  }

  /** The requests whose answers wait for `release`. */
  get held(): readonly GeminiRequest[] {
    return this.state.hold.held;
  }

  /**
   * Resolves as soon as the n-th request for an answer has arrived, and it and all before it are read and their
   * pictures decoded. Says nothing about their answers.
   * @returns the first n
   */
  async waitForAnswers(n: number, options?: WaitOptions): Promise<readonly GeminiRequest[]> {
    const first = () => this.answers.slice(0, n);
    await this.waitFor(() => first().length === n && first().every(({ readyAt }) => readyAt > 0), options);
    return first();
  }

  /** Resolves when `predicate` holds; it is asked again after whatever happens to a request. */
  waitFor(predicate: (server: GeminiServer) => boolean, options?: WaitOptions): Promise<void> {
    return this.state.log.waitFor(() => predicate(this), options);
  }

  /** Plans replies for the requests to come, used in order. */
  reply(...replies: Reply[]): void {
    this.state.script.reply(...replies);
  }

  /** Replies to whatever no planned reply is left for; the default describes the newest picture. */
  replyAlways(reply: ReplyFunction): void {
    this.state.script.replyAlways(reply);
  }

  /** Says what texts mean from now on: those that are given the same words mean the same. */
  mean(meaning: Meaning): void {
    this.state.meaning = meaning;
  }

  /** Makes requests to come fail, after the faults planned before. Planned replies wait until they are over. */
  fault(name: FaultName, options?: FaultOptions): void {
    this.state.script.fault(name, options);
  }

  clearFaults(): void {
    this.state.script.clearFaults();
  }

  /** Lets answers and faults wait from now on; invalid requests are refused nevertheless. */
  hold(): void {
    this.state.hold.close();
  }

  /** Ends the hold; or lets `which` requests pass, counting from the oldest; or lets that one request pass. */
  release(which?: number | GeminiRequest): void {
    this.state.hold.release(which);
  }

  /** Stops at once: open connections are dropped. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.http.close(resolve));
    this.http.closeAllConnections();
    this.live.stop();
    await closed;
  }

  /** @throws when the port is taken */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen(port, '127.0.0.1', resolve);
    });
  }
}
