import type { Vectors } from '../analyzer';
import { AnalyzerError } from '../analyzer';
import { type Access, openClient } from './client';

/** Takes several texts in one request, and is on the list of every key. */
export const EMBEDDING_MODEL = 'gemini-embedding-2';
/** A quarter of a KB more for each reply; the model is made to be cut: https://ai.google.dev/gemini-api/docs/embeddings */
const DIMENSIONS = 256;
/** Of the API, a batch. */
const MOST_TEXTS = 100;

/** One request for all texts. Throws what the SDK throws. */
export async function embedTexts(
  access: Access,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Vectors> {
  const { models } = openClient(access);
  const { embeddings = [], usageMetadata } = await models.embedContent({
    model: EMBEDDING_MODEL,
    // Not strings: of those the SDK makes one text for this model.
    contents: texts.slice(-MOST_TEXTS).map((text) => ({ parts: [{ text }] })),
    config: { taskType: 'SEMANTIC_SIMILARITY', outputDimensionality: DIMENSIONS, abortSignal: signal },
  });
  const vectors = embeddings.map(({ values }) => values ?? []);
  if (vectors.length !== texts.length || vectors.some(({ length }) => length !== DIMENSIONS)) {
    throw new AnalyzerError({ reason: 'malformed', detail: 'Expected one vector for each text.' });
  }
  return { vectors, tokens: usageMetadata?.promptTokenCount ?? 0 };
}
