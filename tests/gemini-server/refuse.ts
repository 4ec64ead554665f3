import type { ServerResponse } from 'node:http';
import { PageNotFound, Refusal } from './errors';
import type { FaultName } from './faults';
import { openEventStream, sendHtml, sendJson } from './http';
import type { GeminiRequest } from './types';

/** Answers with what went wrong; anything that is no refusal is a bug of the stand-in, and told as such. */
export function refuse(response: ServerResponse, record: GeminiRequest, error: unknown): void {
  const refusal = error instanceof PageNotFound || error instanceof Refusal ? error : ownFailure(error);
  record.error = refusal.message;
  record.status = refusal.code;
  if (response.headersSent) response.destroy();
  else if (refusal instanceof PageNotFound) sendHtml(response, refusal.code, refusal.html());
  else sendJson(response, refusal.code, refusal.body());
}

/** Plays the faults of the way to Google, which no Google server would send. */
export function playOnTheWire(name: FaultName, response: ServerResponse, record: GeminiRequest): void {
  // A silent answer ends when the client gives up, which the record then calls aborted.
  if (name !== 'silent') record.error = name;
  if (name === 'refuse') {
    response.socket?.resetAndDestroy();
    return;
  }
  record.status = name === 'html' ? 502 : 200;
  if (name === 'html') {
    sendHtml(response, 502, '<!DOCTYPE html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>');
    return;
  }
  openEventStream(response);
  if (name === 'empty-stream') response.end();
  if (name === 'garbage') response.end('data: this is {not JSON\r\n\r\n');
}

function ownFailure(error: unknown): Refusal {
  console.error('The stand-in for Gemini itself failed:', error);
  return new Refusal(500, 'INTERNAL', `The stand-in itself failed: ${String(error)}`);
}
