import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { GenerateBody } from './body';
import { generation, type Model } from './models';
import type { Sink } from './sinks';
import type { GeminiRequest, Reply, ReplyScript } from './types';
import { promptUsage, thinkingTokens, usageSoFar } from './usage';

/** What is known of the request when its answer begins. */
export interface Question {
  record: GeminiRequest;
  body: GenerateBody;
  model: Model;
  /** Aborted when the client is gone. */
  signal: AbortSignal;
  /** To be called when something was sent. */
  changed(): void;
}

interface Piece {
  text?: string;
  thought?: string;
  finishReason?: string;
}

/**
 * Sends a reply as the model would: thoughts first, counts growing, cut where the request's own limit is reached.
 * @throws the signal's reason when the client leaves meanwhile
 */
export async function sendReply(reply: Reply, question: Question, sink: Sink): Promise<void> {
  const script = typeof reply === 'string' ? { chunks: [reply] } : reply;
  const { signal, record } = question;
  await delay(script.firstDelayMs ?? 0, undefined, { signal });
  const send = sender(script, question, sink);
  let pause = 0;
  for await (const piece of pieces(script, question)) {
    if (pause > 0) await delay(pause, undefined, { signal });
    signal.throwIfAborted();
    record.status ||= 200;
    send(piece);
    question.changed();
    pause = script.chunkDelayMs ?? 0;
  }
  record.status ||= 200;
  if (script.thenFault) {
    record.error = script.thenFault;
    sink.breakOff(script.thenFault);
  } else sink.end();
}

/** The reply in the order it is sent; the last piece carries the finishReason. */
async function* pieces(script: ReplyScript, { body, model }: Question): AsyncGenerator<Piece> {
  const { chunks, finishReason = 'STOP', thoughts, thenFault, blockReason } = script;
  const config = body.generationConfig ?? {};
  if (blockReason) return yield {};
  if (thoughts && config.thinkingConfig?.includeThoughts) yield { thought: thoughts };
  // Thinking is paid from the same purse as the answer, which may leave nothing to say it with.
  const spent = thinkingTokens(body, model.thinking ?? false, thoughts);
  let left = config.maxOutputTokens
    ? Math.max(0, config.maxOutputTokens - spent) * 4
    : Number.POSITIVE_INFINITY;
  let index = 0;
  for await (const text of chunks) {
    if (text.length > left)
      return yield { ...(left > 0 && { text: text.slice(0, left) }), finishReason: 'MAX_TOKENS' };
    left -= text.length;
    index += 1;
    const isLast = Array.isArray(chunks) && index === chunks.length && !thenFault;
    if (isLast) return yield { text, finishReason };
    yield { text };
  }
  if (!thenFault) yield { ...(index > 0 && { text: '' }), finishReason };
}

function sender(script: ReplyScript, { record, body, model }: Question, sink: Sink): (piece: Piece) => void {
  const prompt = promptUsage(record, body);
  const thoughts = thinkingTokens(body, model.thinking ?? false, script.thoughts);
  const responseId = randomBytes(17).toString('base64url');
  return (piece) => {
    record.replyText += piece.text ?? '';
    record.usage = { ...usageSoFar(prompt, record.replyText, thoughts), ...script.usage };
    sink.write({
      ...(script.blockReason
        ? { promptFeedback: { blockReason: script.blockReason } }
        : { candidates: [candidate(piece, record)] }),
      usageMetadata: record.usage,
      modelVersion: record.model,
      responseId,
      // Not documented, but sent by the real API: clients must live with fields they do not know.
      turnToken: `v1_${responseId}`,
    });
  };
}

function candidate({ text, thought, finishReason }: Piece, record: GeminiRequest) {
  const said = text !== undefined || thought !== undefined;
  const part = thought === undefined ? { text } : { text: thought, thought: true };
  const signed = finishReason && generation(record.model) >= 3;
  const parts = [{ ...part, ...(signed && { thoughtSignature: randomBytes(24).toString('base64') }) }];
  return {
    ...(said && { content: { parts, role: 'model' } }),
    ...(!said && finishReason === 'STOP' && { content: { role: 'model' } }),
    ...(finishReason && { finishReason }),
    ...(finishReason === 'SAFETY' && { safetyRatings }),
    index: 0,
  };
}

const safetyRatings = [{ category: 'HARM_CATEGORY_DANGEROUS_CONTENT', probability: 'HIGH', blocked: true }];
