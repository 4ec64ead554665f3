import { Refusal } from '../errors';

/** A connection that ends, with the code and the reason that the client is told. */
export class Closing extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(`${code} ${reason}`);
  }
}

/** What an HTTP status of the REST half is as a close code. */
const codes: Record<number, number> = { 400: 1007, 403: 1008, 404: 1008, 429: 1011, 500: 1011, 503: 1011 };
/** A close frame has room for no more: RFC 6455, 5.5. Google's reasons are cut off there. */
const REASON_BYTES = 123;

export function closingFor(error: unknown): Closing {
  if (error instanceof Closing) return error;
  if (error instanceof Refusal) return new Closing(codes[error.code] ?? 1011, error.message);
  console.error('The stand-in for Gemini Live itself failed:', error);
  return new Closing(1011, `The stand-in itself failed: ${String(error)}`);
}

export function invalid(reason: string): Closing {
  return new Closing(1007, reason);
}

export function cutReason(reason: string): string {
  const bytes = Buffer.from(reason);
  if (bytes.length <= REASON_BYTES) return reason;
  return new TextDecoder().decode(bytes.subarray(0, REASON_BYTES)).replace(/\uFFFD+$/, '');
}
