import type { IncomingMessage } from 'node:http';
import { type GenerateBody, userTexts } from './body';
import { invalidArgument, modelNotFound } from './errors';
import { recordMedia } from './media';
import { findModel, type Model } from './models';
import { readRequest } from './read';
import type { Route } from './routes';
import type { GeminiRequest } from './types';
import { promptUsage } from './usage';

interface CountRequest {
  contents?: GenerateBody['contents'];
  generateContentRequest?: GenerateBody & { model?: string };
}

/**
 * Counts what a prompt would cost, as `usageMetadata` counts it. Nothing of it is billed.
 * @throws the refusal that the API would answer with
 */
export async function count(
  incoming: IncomingMessage,
  route: Route,
  record: GeminiRequest,
  models: readonly Model[],
) {
  const message = await readRequest(incoming, record, 'CountTokensRequest');
  const body = promptOf(message as CountRequest, route.model);
  if (!findModel(models, route.model)?.supportedGenerationMethods.includes('countTokens')) {
    throw modelNotFound(route.model, route.version, 'countTokens');
  }
  record.texts.push(...userTexts(body));
  await recordMedia(body, record);
  const { promptTokenCount: totalTokens, promptTokensDetails } = promptUsage(record, body);
  return { totalTokens, promptTokensDetails };
}

/** One of both, never both: https://ai.google.dev/api/tokens#method:-models.counttokens */
function promptOf({ contents, generateContentRequest: whole }: CountRequest, model: string): GenerateBody {
  if (contents && whole) {
    throw broken('generate_content_request', 'contents must be empty when generate_content_request is set');
  }
  if (whole && whole.model !== `models/${model}`) {
    throw broken('generate_content_request.model', 'the model must match the model of the request');
  }
  const body = whole ?? ({ contents } as GenerateBody);
  if ((body.contents ?? []).length === 0) throw broken('contents', 'contents is not specified');
  return body;
}

function broken(place: string, rule: string) {
  return invalidArgument(`* CountTokensRequest.${place}: ${rule}\n`);
}
