import type { IncomingMessage } from 'node:http';
import { type GenerateBody, systemText, userTexts } from './body';
import { modelNotFound } from './errors';
import { recordMedia } from './media';
import { findModel, type Model } from './models';
import { readRequest } from './read';
import type { Route } from './routes';
import { checkRules, warningsAbout } from './rules';
import type { GeminiRequest } from './types';

/** What a valid request asks for. */
export interface Judged {
  body: GenerateBody;
  model: Model;
}

/**
 * Reads a generate request into its record and checks it from the outside in: size, JSON, fields, model, rules,
 * media.
 * @throws the refusal that the API would answer with
 */
export async function judge(
  incoming: IncomingMessage,
  route: Route,
  record: GeminiRequest,
  models: readonly Model[],
): Promise<Judged> {
  const body: GenerateBody = await readRequest(incoming, record, 'GenerateContentRequest');
  record.message = body;
  record.texts.push(...userTexts(body));
  record.systemInstruction = systemText(body);
  record.warnings.push(...warningsAbout(body));
  const model = findModel(models, route.model);
  if (!model?.supportedGenerationMethods.includes('generateContent')) {
    throw modelNotFound(route.model, route.version, 'generateContent');
  }
  checkRules(body, model);
  await recordMedia(body, record);
  return { body, model };
}
