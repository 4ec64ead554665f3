import type { GenerateContentResponse } from '@google/genai/web';
import { AnalyzerError, type ReplyChunk } from '../analyzer';
import type { Failure, Usage } from '../model';
import { failureOf, hasEnded } from './finish';
import { usageOf } from './usage';

/**
 * Reads the SDK's responses as the chunks of one reply. Reads on after the model's last word: the final counts may
 * come behind it, and a tool's reply says STOP more than once.
 * @throws {AnalyzerError} `cut` when the stream ends before the model has, `malformed` when it never began
 */
export async function* toChunks(
  responses: AsyncIterable<GenerateContentResponse>,
): AsyncGenerator<ReplyChunk> {
  const so: { began?: boolean; ended?: boolean; said?: boolean; usage?: Usage; finish?: Failure } = {};
  try {
    for await (const response of responses) {
      const text = textOf(response);
      so.began = true;
      so.ended ||= hasEnded(response);
      so.said ||= text.trim() !== '';
      so.usage = usageOf(response, so.usage);
      so.finish ??= failureOf(response);
      yield { text, ...(so.usage && { usage: so.usage }) };
    }
  } catch (error) {
    // A connection that breaks after the last word takes nothing away, and asking again would be billed again.
    if (!so.ended) throw error;
  }
  if (!so.began) throw new AnalyzerError({ reason: 'malformed', detail: 'The answer had no event in it.' });
  if (!so.ended) throw new AnalyzerError({ reason: 'cut', detail: 'The stream ended before the reply did.' });
  if (!so.said) so.finish ??= { reason: 'empty', detail: '' };
  if (so.finish) yield { text: '', ...(so.usage && { usage: so.usage }), finish: so.finish };
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
