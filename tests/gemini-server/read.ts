import type { IncomingMessage } from 'node:http';
import { badRequest, invalidArgument } from './errors';
import { bodyLimit, readBody } from './http';
import { now } from './log';
import type { GeminiRequest } from './types';
import { readMessage } from './validate';

/**
 * Reads a request's body into its record, from the outside in: size, JSON, fields.
 * @param name the message that the method takes
 * @throws the refusal that the API would answer with
 */
export async function readRequest(
  incoming: IncomingMessage,
  record: GeminiRequest,
  name: string,
): Promise<ReturnType<typeof readMessage>['message']> {
  const { bytes, tooLarge } = await readBody(incoming);
  record.bodyBytes = bytes.length;
  record.receivedAt = now();
  if (tooLarge) throw invalidArgument(`Request payload size exceeds the limit: ${bodyLimit} bytes.`);
  record.body = parse(bytes.toString('utf8'));
  const { message, violations } = readMessage(name, record.body, record.version);
  if (violations.length > 0) throw badRequest(violations);
  return message;
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw badRequest([{ field: '', description: `Invalid JSON payload received. ${message}` }]);
  }
}
