import type { IncomingMessage } from 'node:http';
import { invalidArgument, modelNotFound } from './errors';
import { findModel, type Model } from './models';
import { readRequest } from './read';
import type { Route } from './routes';
import type { GeminiRequest } from './types';
import { textTokens } from './usage';

/** What a text means: texts with the same words in any order mean the same, those without a common word nothing alike. */
export type Meaning = (text: string) => string;

interface EmbedRequest {
  model?: string;
  content?: { parts?: { text?: string }[] };
  taskType?: string;
  outputDimensionality?: number;
}

/** The most in one batch, and the most that a vector may have: https://ai.google.dev/gemini-api/docs/embeddings */
const MOST_REQUESTS = 100;
const MOST_DIMENSIONS = 3072;

/**
 * Reads a batch of texts into the record and answers their vectors, in order.
 * @throws the refusal that the API would answer with
 */
export async function embed(
  incoming: IncomingMessage,
  route: Route,
  record: GeminiRequest,
  models: readonly Model[],
  meaning: Meaning,
) {
  const message = await readRequest(incoming, record, 'BatchEmbedContentsRequest');
  const requests = (message.requests ?? []) as EmbedRequest[];
  check(requests, route, models);
  record.texts.push(...requests.map(textOf));
  const tokens = requests.reduce((sum, request) => sum + textTokens(textOf(request)), 0);
  record.usage = { promptTokenCount: tokens, totalTokenCount: tokens, promptTokensDetails: [] };
  return {
    embeddings: requests.map((request) => ({
      values: vectorOf(meaning(textOf(request)), request.outputDimensionality ?? MOST_DIMENSIONS),
    })),
    usageMetadata: {
      promptTokenCount: tokens,
      promptTokenDetails: [{ modality: 'TEXT', tokenCount: tokens }],
    },
  };
}

function check(requests: readonly EmbedRequest[], { model, version }: Route, models: readonly Model[]): void {
  if (!findModel(models, model)?.supportedGenerationMethods.includes('embedContent')) {
    throw modelNotFound(model, version, 'embedContent');
  }
  if (requests.length === 0) throw broken('requests', 'requests is not specified');
  if (requests.length > MOST_REQUESTS) {
    throw broken('requests', `at most ${MOST_REQUESTS} requests can be in one batch`);
  }
  for (const [index, request] of requests.entries()) {
    const place = `requests[${index}]`;
    if (request.model !== `models/${model}`) {
      throw broken(`${place}.model`, 'the model in each request must match the model of the batch');
    }
    if (textOf(request).trim() === '') throw broken(`${place}.content`, 'content is empty');
    const { outputDimensionality: size = 1 } = request;
    if (size < 1 || size > MOST_DIMENSIONS) {
      throw broken(`${place}.output_dimensionality`, `must be between 1 and ${MOST_DIMENSIONS}`);
    }
  }
}

function textOf({ content }: EmbedRequest): string {
  return (content?.parts ?? []).map(({ text }) => text ?? '').join('\n');
}

/** Counts words by a hash of each; of length 1. */
function vectorOf(text: string, size: number): number[] {
  const vector = new Array<number>(size).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 7;
    for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
    vector[hash % size] = (vector[hash % size] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function broken(place: string, rule: string) {
  return invalidArgument(`* BatchEmbedContentsRequest.${place}: ${rule}\n`);
}
