import type { GenerateContentResponse } from '@google/genai/web';
import type { ReplyChunk } from '../analyzer';
import { AnalyzerError } from '../analyzer';
import type { Usage } from '../model';
import { failureOf, hasEnded } from './finish';

/**
 * Reads the SDK's responses as the chunks of one reply.
 * @throws {AnalyzerError} `cut` when the stream ends before the model has, `malformed` when it never began
 */
export async function* toChunks(
  responses: AsyncIterable<GenerateContentResponse>,
): AsyncGenerator<ReplyChunk> {
  const so = { begun: false, ended: false, said: false };
  let usage: Usage | undefined;
  for await (const response of responses) {
    const text = textOf(response);
    usage = usageOf(response, usage);
    so.begun = true;
    so.ended ||= hasEnded(response);
    so.said ||= text.trim() !== '';
    yield chunk(text, usage, failureOf(response));
    if (failureOf(response)) return;
  }
  if (!so.begun) throw new AnalyzerError({ reason: 'malformed', detail: 'The answer had no event in it.' });
  if (!so.ended) throw new AnalyzerError({ reason: 'cut', detail: 'The stream ended before the reply did.' });
  if (!so.said) yield chunk('', usage, { reason: 'empty', detail: '' });
}

function chunk(text: string, usage: Usage | undefined, finish: ReplyChunk['finish']): ReplyChunk {
  return { text, ...(usage && { usage }), ...(finish && { finish }) };
}

/** The model's thoughts come as text too, marked; they are no part of the answer. */
function textOf(response: GenerateContentResponse): string {
  const parts: unknown = response.candidates?.[0]?.content?.parts;
  if (!Array.isArray(parts)) return '';
  return parts
    .filter((part) => part && !part.thought && typeof part.text === 'string')
    .map((part) => part.text)
    .join('');
}

/** Counts are cumulative, and a response may leave out those that have not changed. */
function usageOf({ usageMetadata }: GenerateContentResponse, before: Usage | undefined): Usage | undefined {
  if (!usageMetadata) return before;
  const { promptTokenCount, toolUsePromptTokenCount, candidatesTokenCount, thoughtsTokenCount } =
    usageMetadata;
  return {
    input: sum(promptTokenCount, toolUsePromptTokenCount) ?? before?.input ?? 0,
    output: sum(candidatesTokenCount, thoughtsTokenCount) ?? before?.output ?? 0,
  };
}

function sum(...counts: unknown[]): number | undefined {
  const known = counts.filter((count) => typeof count === 'number');
  return known.length > 0 ? known.reduce((total, count) => total + count, 0) : undefined;
}
