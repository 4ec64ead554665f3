import { setTimeout as delay } from 'node:timers/promises';
import { compose, type Stretch, samplesOf } from '../../sound/make';
import { now } from '../log';
import { audioTokens } from './billing';
import { isSpoken, type Setup } from './messages';
import { describeTurn, type LiveReply } from './replies';
import type { LiveSession, LiveTurn } from './session';
import type { LiveSettings } from './settings';

/** What the model speaks at. */
export const SPOKEN_RATE = 24_000;
const TONES = 3;
/** Words arrive in pieces that know nothing of words, and no spaces are added between them. */
const PIECE = 14;

/** A turn that is being answered. */
export interface Answering {
  turn: LiveTurn;
  session: LiveSession;
  setup: Setup;
  settings: LiveSettings;
  /** Aborted when the user breaks in, and when the connection closes. */
  signal: AbortSignal;
  send(message: object): void;
  /** 0 to 1. */
  random(): number;
  /** To be called when half of it is said. */
  half?(): void;
}

interface Chunk {
  content: object[];
  ms: number;
}

/**
 * Says everything that comes before generationComplete, at the pace at which it is heard.
 * @returns when it will have been heard, or now for what is read: milliseconds since the epoch
 * @throws the signal's reason when it is aborted
 */
export async function say(reply: LiveReply, answering: Answering): Promise<number> {
  const { turn, settings, signal, send } = answering;
  const chunks = await chunksOf(reply, answering);
  signal.throwIfAborted();
  const start = now() + (reply.firstDelayMs ?? settings.firstDelayMs);
  const leadMs = reply.leadMs ?? settings.leadMs;
  let [position, late] = [0, start];
  for (const [index, { content, ms }] of chunks.entries()) {
    if (index >= chunks.length / 2) answering.half?.();
    signal.throwIfAborted();
    const due = start + Math.max(0, position - leadMs) + answering.random() * settings.jitterMs;
    late = Math.max(late, due);
    await waitUntil(late, signal);
    turn.firstAt ||= now();
    for (const serverContent of settings.mergesKeys ? [Object.assign({}, ...content)] : content) {
      note(turn, serverContent);
      send({ serverContent });
    }
    position += ms;
    turn.sentMs = isSpoken(answering.setup) ? position : 0;
  }
  return isSpoken(answering.setup) ? start + position : now();
}

export async function waitUntil(at: number, signal: AbortSignal): Promise<void> {
  const ms = at - now();
  if (ms > 0) await delay(ms, undefined, { signal });
  signal.throwIfAborted();
}

/** Bills a turn for what was said so far. */
export function billTurn({ turn, session, setup }: Pick<Answering, 'turn' | 'session' | 'setup'>) {
  turn.usage = session.context.bill(
    isSpoken(setup) ? { AUDIO: audioTokens(turn.sentMs, 'out') } : { TEXT: Math.ceil(turn.said.length / 4) },
  );
  return { usageMetadata: turn.usage };
}

async function chunksOf(reply: LiveReply, answering: Answering): Promise<Chunk[]> {
  const { turn, session, setup, settings } = answering;
  const silent = reply.toolCalls && reply.text === undefined && !reply.tones && !reply.pcm;
  if (silent) return [];
  const text = reply.text ?? (await describeTurn(turn));
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'gu')) ?? [];
  if (!isSpoken(setup)) {
    return pieces.map((piece) => ({
      content: [{ modelTurn: { parts: [{ text: piece }] } }],
      ms: settings.chunkMs,
    }));
  }
  turn.tones = reply.tones ?? Array.from({ length: TONES }, (_, index) => session.tones + index);
  if (!reply.tones) session.tones += TONES;
  const words = setup.outputAudioTranscription ? pieces : [];
  return spoken(reply.pcm ?? voiceOf(reply, turn.tones), words, settings.chunkMs);
}

function voiceOf({ toneMs = 200, gapMs = 50 }: LiveReply, tones: readonly number[]): Int16Array {
  const stretches = tones.flatMap((tone): Stretch[] => [{ tone, ms: toneMs }, { silence: gapMs }]);
  return compose(stretches, SPOKEN_RATE);
}

/** The words keep pace with the voice: each chunk brings those that are due by its end. */
function spoken(pcm: Int16Array, words: readonly string[], chunkMs: number): Chunk[] {
  const size = samplesOf(chunkMs, SPOKEN_RATE);
  const count = Math.max(1, Math.ceil(pcm.length / size));
  return Array.from({ length: count }, (_, index) => {
    const piece = pcm.slice(index * size, (index + 1) * size);
    const data = Buffer.from(piece.buffer).toString('base64');
    const due = words.slice((index / count) * words.length, ((index + 1) / count) * words.length);
    const text = due.join('');
    const sound = { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm;rate=24000', data } }] } };
    const content = text === '' ? [sound] : [sound, { outputTranscription: { text } }];
    return { content, ms: (piece.length * 1000) / SPOKEN_RATE };
  });
}

interface Said {
  modelTurn?: { parts: { text?: string }[] };
  outputTranscription?: { text: string };
}

function note(turn: LiveTurn, { modelTurn, outputTranscription }: Said): void {
  turn.said += outputTranscription?.text ?? modelTurn?.parts[0]?.text ?? '';
}
