import type { GeminiServer } from './server';

/** A path that generates, for requests that do not care which. */
export const generate = '/v1beta/models/gemini-3.8-flash:generateContent';
/** The plainest turn. */
export const hello = { role: 'user', parts: [{ text: 'Hello' }] };
/** How complaints about unknown names begin. */
export const invalidPayload = 'Invalid JSON payload received.';

/** What an error's body has under `error`. */
export interface WireError {
  code: number;
  message: string;
  status: string;
  details?: Record<string, unknown>[];
}

/**
 * Posts a body, as JSON unless it is a text, without an SDK in between.
 * @param headers replace the good key, among others
 * @returns the HTTP status and the error; `error` is undefined when there was none, whatever its type says
 */
export async function post(
  { url, key }: GeminiServer,
  body: unknown,
  path = generate,
  headers: Record<string, string> = {},
): Promise<{ code: number; error: WireError }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': key, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { error } = JSON.parse(await response.text());
  return { code: response.status, error };
}

/** A request whose one user turn has these parts. */
export function withParts(...parts: unknown[]) {
  return { contents: [{ role: 'user', parts }] };
}

export function withConfig(generationConfig: unknown) {
  return { contents: [hello], generationConfig };
}
