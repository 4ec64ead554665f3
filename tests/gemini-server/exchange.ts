import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkCaller } from './caller';
import { allowOrigin, answerPreflight, type CorsOptions } from './cors';
import { count } from './count';
import { embed, type Meaning } from './embed';
import { PageNotFound } from './errors';
import { oddReply, refusalOf } from './faults';
import type { Hold } from './hold';
import { sendJson } from './http';
import { type Judged, judge } from './judge';
import { type Log, now } from './log';
import { getModel, listModels, type Model } from './models';
import { playOnTheWire, refuse } from './refuse';
import { sendReply } from './reply';
import { type Route, readRoute } from './routes';
import type { Script } from './script';
import { eventStream, jsonArray, oneObject } from './sinks';
import type { GeminiRequest, Reply } from './types';

/** What all requests share. */
export interface ServerState {
  cors: CorsOptions;
  key: string;
  models: Model[];
  log: Log;
  script: Script;
  hold: Hold;
  /** What texts mean to `batchEmbedContents`. */
  meaning: Meaning;
  /** Settles when every request for an answer that has arrived so far is read. */
  queue: Promise<unknown>;
}

/** One request and its answer, with everything needed to get from one to the other. */
interface Exchange {
  server: ServerState;
  incoming: IncomingMessage;
  response: ServerResponse;
  route: Route;
  record: GeminiRequest;
  /** Aborted when the connection closes. */
  signal: AbortSignal;
}

/** Serves one request. Never rejects: what goes wrong is answered, or the client is gone. */
export async function serve(
  server: ServerState,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const exchange = begin(server, incoming, response);
  const { record, signal } = exchange;
  if (server.script.nextFault(record, (name) => name === 'refuse')) {
    playOnTheWire('refuse', response, record);
    return;
  }
  try {
    await answer(exchange);
  } catch (error) {
    if (!signal.aborted) refuse(response, record, error);
  }
}

function begin(server: ServerState, incoming: IncomingMessage, response: ServerResponse): Exchange {
  const { method = '', url = '', headers } = incoming;
  const route = readRoute(method, url);
  const { kind, version, model, query } = route;
  const streaming = route.method === 'streamGenerateContent';
  const record = server.log.open({ kind, method, path: url, version, model, streaming, headers });
  server.log.changed();
  if (query.has('key')) record.warnings.push('gemini.keyInUrl: the key travels in the URL');
  const gone = new AbortController();
  // A client may have read the end, and gone on, before any event tells of it here.
  const { end } = response;
  response.end = ((...last: Parameters<typeof end>) => {
    record.finishedAt ||= now();
    return end.apply(response, last);
  }) as typeof end;
  response.on('close', () => {
    record.finishedAt ||= now();
    record.aborted = !response.writableFinished && record.error === undefined;
    gone.abort();
    server.log.changed();
  });
  allowOrigin(incoming, response, server.cors);
  return { server, incoming, response, route, record, signal: gone.signal };
}

async function answer(exchange: Exchange): Promise<void> {
  const { server, incoming, response, route, record } = exchange;
  if (route.kind === 'preflight') {
    record.status = answerPreflight(incoming, response, server.cors);
    return;
  }
  if (route.kind === 'other') throw new PageNotFound(incoming.url ?? '');
  if (route.kind === 'generate') return generate(exchange);
  checkCaller(incoming, route, server.key);
  if (await playFault(exchange)) return;
  const body = await plainAnswer(exchange);
  record.status = 200;
  sendJson(response, 200, body);
}

function plainAnswer({ server, incoming, route, record }: Exchange): unknown {
  const { models, meaning } = server;
  switch (route.kind) {
    case 'embed':
      return embed(incoming, route, record, models, meaning);
    case 'count':
      return count(incoming, route, record, models);
    case 'models':
      return listModels(models, route.query);
    default:
      return getModel(models, route.model, route.version);
  }
}

/** The body is judged first, whatever the key: a test may ask what a request refused for its key carried. */
async function generate(exchange: Exchange): Promise<void> {
  const { server, incoming, route, record, signal } = exchange;
  const judging = judge(incoming, route, record, server.models).catch((error: unknown) => error as Error);
  // Small pictures decode faster than large ones; replies are still dealt out in the order of arrival.
  const turn = server.queue.then(() => judging);
  server.queue = turn;
  const outcome = await turn;
  record.readyAt = now();
  checkCaller(incoming, route, server.key);
  if (outcome instanceof Error) throw outcome;
  const passing = server.hold.pass(record, signal);
  server.log.changed();
  await passing;
  if (await playFault(exchange, outcome)) return;
  await reply(exchange, outcome, await server.script.nextReply(record));
}

/** @returns whether a fault was due, and so the answer has been dealt with */
async function playFault(exchange: Exchange, judged?: Judged): Promise<boolean> {
  const { server, response, record } = exchange;
  const fault = server.script.nextFault(record, (name) => judged !== undefined || !oddReply(name));
  if (!fault) return false;
  const { name, options } = fault;
  const refusal = refusalOf(name, record, options);
  if (refusal) throw refusal;
  const odd = oddReply(name);
  if (odd && judged) await reply(exchange, judged, odd);
  else playOnTheWire(name, response, record);
  server.log.changed();
  return true;
}

async function reply(exchange: Exchange, judged: Judged, what: Reply): Promise<void> {
  const { server, response, route, record, signal } = exchange;
  const asEvents = route.query.get('alt') === 'sse' || route.query.get('$alt') === 'sse';
  const sink = !record.streaming
    ? oneObject(response)
    : asEvents
      ? eventStream(response)
      : jsonArray(response);
  const changed = () => server.log.changed();
  await sendReply(what, { record, signal, changed, ...judged }, sink);
}
