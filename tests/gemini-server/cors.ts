import type { IncomingMessage, ServerResponse } from 'node:http';

export interface CorsOptions {
  /** False: no CORS header ever, as behind a proxy that strips them. */
  cors?: boolean;
  /** Only these origins are allowed; every origin when left out, as Google does. */
  allowOrigins?: readonly string[];
}

/** Allows the asking origin, if any, to read the answer. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, options: CorsOptions): void {
  response.setHeader('Vary', 'Origin, X-Origin, Referer');
  const origin = request.headers.origin;
  if (!origin || !isAllowed(origin, options)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader(
    'Access-Control-Expose-Headers',
    'vary,vary,vary,content-encoding,date,server,content-length',
  );
}

/** Answers a browser's question before the request proper. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  options: CorsOptions,
): number {
  const { origin = '', ...asked } = request.headers;
  if (!isAllowed(origin, options)) {
    response.writeHead(403).end();
    return 403;
  }
  response.setHeader('Access-Control-Allow-Methods', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT');
  response.setHeader('Access-Control-Allow-Headers', asked['access-control-request-headers'] ?? '');
  response.setHeader('Access-Control-Max-Age', '3600');
  // Chrome asks this of a server on the own machine; Google's never needs to answer it.
  if (asked['access-control-request-private-network']) {
    response.setHeader('Access-Control-Allow-Private-Network', 'true');
  }
  response.writeHead(200, { 'Content-Length': '0' }).end();
  return 200;
}

function isAllowed(origin: string, { cors = true, allowOrigins }: CorsOptions): boolean {
  return cors && (!allowOrigins || allowOrigins.includes(origin));
}
