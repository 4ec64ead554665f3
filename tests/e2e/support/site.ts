import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const PAGES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../pages');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
};

export interface Site {
  /** The address of a page on `localhost`: `site.at('code.html#hello')`. */
  at(page: string): string;
  /** The same page on another origin: leaving for it revokes a tab's grant. */
  elsewhere(page: string): string;
  close(): Promise<void>;
}

/** Serves the pages that tests and demo look at, on a free port. Nothing comes from the network. */
export async function serve(folder = PAGES): Promise<Site> {
  const server = createServer((request, response) => {
    answer(folder, new URL(request.url ?? '/', 'http://localhost'), response).catch((error: Error) => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(error.message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: (page) => `http://localhost:${port}/${page}`,
    elsewhere: (page) => `http://127.0.0.1:${port}/${page}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(folder: string, url: URL, response: ServerResponse): Promise<void> {
  if (url.pathname === '/qr.svg')
    return send(response, '.svg', await drawCode(url.searchParams.get('text') ?? ''));
  if (url.pathname === '/favicon.ico') return send(response, '.svg', ICON);
  const file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
  if (!file.startsWith(folder)) throw new Error('Outside the folder of pages');
  send(response, path.extname(file), await readFile(file));
}

function send(response: ServerResponse, ending: string, body: string | Buffer): void {
  const type = TYPES[ending] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

const ICON = '<svg xmlns="http://www.w3.org/2000/svg"><circle cx="8" cy="8" r="8" fill="teal"/></svg>';

/** A QR code that the stand-in for Gemini can read out of a picture of the page. */
async function drawCode(text: string): Promise<string> {
  writer ??= prepareWriter();
  await writer;
  const { svg, error } = await writeBarcode(text, { format: 'QRCode', options: 'ecLevel=M' });
  if (error) throw new Error(error);
  return svg;
}

let writer: Promise<unknown> | undefined;

/** Left alone, the library would fetch its WebAssembly from a CDN. */
async function prepareWriter(): Promise<unknown> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const wasmBinary = new Uint8Array(await readFile(file)).buffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
