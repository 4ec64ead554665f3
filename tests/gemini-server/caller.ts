import type { IncomingMessage } from 'node:http';
import { badKey, badRequest, missingKey } from './errors';
import { type Route, unknownQuery } from './routes';

/**
 * Checks who asks, and that the query holds nothing unknown.
 * @throws the refusal that the API would answer with
 */
export function checkCaller(incoming: IncomingMessage, route: Route, goodKey: string): void {
  const key = incoming.headers['x-goog-api-key'];
  if (!key) throw missingKey();
  if (key !== goodKey) throw badKey();
  const unknown = unknownQuery(route);
  if (unknown.length === 0) return;
  throw badRequest(
    unknown.map((name) => ({
      field: '',
      description:
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. ` +
        `Field '${name}' could not be found in request message.`,
    })),
  );
}
