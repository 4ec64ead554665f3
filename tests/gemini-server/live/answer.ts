import { randomInt } from 'node:crypto';
import { now } from '../log';
import { compress, countsOf } from './billing';
import type { Line } from './conversation';
import { atTurn } from './faults';
import type { Setup } from './messages';
import type { LiveReply, ToolCall } from './replies';
import type { LiveTurn } from './session';
import { type Answering, billTurn, say, waitUntil } from './speak';

/**
 * Answers a turn from its first message to turnComplete, or to the calls that the model waits for.
 * @param soundMs all sound since the turn before
 * @param called resolves when all calls are answered
 * @throws the signal's reason when it is aborted
 */
export async function answer(
  line: Line,
  turn: LiveTurn,
  signal: AbortSignal,
  soundMs: number,
  called: () => Promise<void>,
): Promise<void> {
  const { session, setup, script, model } = line;
  await session.frames.settled();
  signal.throwIfAborted();
  turn.frames = session.takeFrames();
  session.context.add(countsOf(turn, soundMs, setup, model));
  compress(session, setup, model);
  const fault = script.nextFault(atTurn);
  if (fault?.name === 'silent') return;
  const given = await script.nextReply(turn);
  signal.throwIfAborted();
  if (given === null) return;
  const reply = typeof given === 'string' ? { text: given } : given;
  line.tellHandle(false);
  const isMidTurn = fault?.name.endsWith('mid-turn');
  if (fault && !isMidTurn) line.fault(fault);
  const half = fault && isMidTurn ? () => line.fault(fault) : undefined;
  const answering: Answering = { ...line, turn, signal, half };
  const heardAt = await say(reply, answering);
  tellSources(line, turn, reply);
  if (makeCalls(line, reply)) return called();
  await finish(line, reply, answering, heardAt);
}

async function finish(line: Line, reply: LiveReply, answering: Answering, heardAt: number): Promise<void> {
  const { turn, signal } = answering;
  turn.generationCompleteAt = now();
  if (reply.withoutTurnComplete) {
    line.send({ serverContent: { generationComplete: true }, ...billTurn(answering) });
    line.tellHandle(true);
    return;
  }
  if (line.settings.mergesKeys && (reply.leadMs ?? line.settings.leadMs) === 0) {
    complete(line, turn, { generationComplete: true });
    return;
  }
  line.send({ serverContent: { generationComplete: true } });
  await waitUntil(heardAt, signal);
  complete(line, turn);
}

/** The end of a turn, whole or interrupted, with what it costs. */
export function complete(line: Line, turn: LiveTurn, more: object = {}): void {
  turn.completedAt = now();
  line.send({ serverContent: { ...more, turnComplete: true }, ...billTurn({ ...line, turn }) });
  line.tellHandle(true);
}

/** Only a model that was given Google Search has sources. */
function tellSources(line: Line, turn: LiveTurn, { sources, text = '' }: LiveReply): void {
  const searches = line.setup.tools?.some(({ googleSearch }) => googleSearch);
  if (!sources || !searches) return;
  const groundingMetadata = {
    groundingChunks: sources.map((web) => ({ web })),
    groundingSupports: [
      { segment: { endIndex: text.length, text }, groundingChunkIndices: sources.map((_, index) => index) },
    ],
    webSearchQueries: [turn.texts.at(-1) ?? turn.heard],
  };
  line.send({ serverContent: { groundingMetadata } });
}

/** @returns whether the model waits for responses */
function makeCalls(line: Line, { toolCalls = [] }: LiveReply): boolean {
  if (toolCalls.length === 0) return false;
  const functionCalls = toolCalls.map(({ name, args = {}, id = newCallId() }) => ({ name, args, id }));
  for (const { id, name } of functionCalls) line.session.openCalls.set(id, name);
  line.send({ toolCall: { functionCalls } });
  return toolCalls.some((call) => !isNonBlocking(call, line.setup));
}

function isNonBlocking({ name }: ToolCall, { tools = [] }: Setup): boolean {
  const declared = tools.flatMap(({ functionDeclarations = [] }) => functionDeclarations);
  return declared.some((one) => one.name === name && one.behavior === 'NON_BLOCKING');
}

function newCallId(): string {
  return `function-call-${randomInt(2 ** 47)}`;
}
