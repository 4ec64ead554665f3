import type { IncomingMessage } from 'node:http';
import { type GenerateBody, systemText, userTexts } from './body';
import { badRequest, invalidArgument, modelNotFound } from './errors';
import { bodyLimit, readBody } from './http';
import { now } from './log';
import { recordMedia } from './media';
import { findModel, type Model } from './models';
import type { Route } from './routes';
import { checkRules, warningsAbout } from './rules';
import type { GeminiRequest } from './types';
import { readMessage } from './validate';

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
  const { bytes, tooLarge } = await readBody(incoming);
  record.bodyBytes = bytes.length;
  record.receivedAt = now();
  if (tooLarge) throw invalidArgument(`Request payload size exceeds the limit: ${bodyLimit} bytes.`);
  record.body = parse(bytes.toString('utf8'));
  const { message, violations } = readMessage('GenerateContentRequest', record.body, route.version);
  if (violations.length > 0) throw badRequest(violations);
  const body: GenerateBody = message;
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

export function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw badRequest([{ field: '', description: `Invalid JSON payload received. ${message}` }]);
  }
}
