import type { FailureReason } from '../model';
import { eager } from './eager';

/** What went wrong before Gemini's own words began. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly reason: FailureReason,
    message: string,
  ) {
    super(message);
  }
}

/** Types that a stream of events never has; a gateway may leave the type out, or call it text/plain. */
const notEvents = /^(text\/html|application\/json)\b/i;

/**
 * `fetch`, with its rejections named: to the SDK's caller they are TypeErrors like any programming mistake.
 * A page instead of a stream is refused here, because the SDK reads past lines that are no events.
 */
export async function tellingFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await reach(input, init);
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && isStream(input) && notEvents.test(type)) {
    await response.body?.cancel();
    throw new TransportError('malformed', `Expected a stream of events, got ${type}.`);
  }
  return isStream(input) && response.ok && response.body
    ? withBody(response, eager(response.body))
    : response;
}

function withBody({ status, statusText, headers }: Response, body: ReadableStream): Response {
  return new Response(body, { status, statusText, headers });
}

async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    const offline = globalThis.navigator?.onLine === false;
    throw new TransportError(offline ? 'offline' : 'network', error instanceof Error ? error.message : '');
  }
}

function isStream(input: RequestInfo | URL): boolean {
  return String(input).includes(':streamGenerateContent');
}
