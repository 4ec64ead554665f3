import type { IncomingMessage, ServerResponse } from 'node:http';

/** 20 MiB: the most an inline request may weigh. */
export const bodyLimit = 20 * 1024 * 1024;

const common = {
  Server: 'scaffolding on HTTPServer2',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-XSS-Protection': '0',
};

/**
 * Reads the whole body, keeping at most `bodyLimit` bytes: the rest is read and thrown away, so that the client
 * can finish sending and see the refusal.
 * @throws when the client hangs up
 */
export async function readBody(request: IncomingMessage): Promise<{ bytes: Buffer; tooLarge: boolean }> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= bodyLimit) pieces.push(piece);
  }
  return { bytes: Buffer.concat(pieces), tooLarge: length > bodyLimit };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...common, 'Content-Type': 'application/json; charset=UTF-8' });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { ...common, 'Content-Type': 'text/html; charset=UTF-8' });
  response.end(html);
}

/** Sends the head of an event stream at once, before the first event. */
export function openEventStream(response: ServerResponse): void {
  response.writeHead(200, {
    ...common,
    'Content-Type': 'text/event-stream',
    'Content-Disposition': 'attachment',
  });
  response.flushHeaders();
}
