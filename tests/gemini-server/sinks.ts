import type { ServerResponse } from 'node:http';
import { overloaded } from './faults';
import { openEventStream, sendJson } from './http';
import type { LateFault } from './types';

/** The three shapes in which an answer's chunks can travel. */
export interface Sink {
  write(chunk: object): void;
  end(): void;
  breakOff(fault: LateFault): void;
}

/** Where a broken answer stops: far enough in to look like a chunk, too early to be JSON. */
const partial = '{"candidates": [{"content": {"parts": [{"text": "The stand-in bre';

/** `alt=sse`: one event per chunk. */
export function eventStream(response: ServerResponse): Sink {
  const open = () => response.headersSent || openEventStream(response);
  const write = (chunk: object) => {
    open();
    response.write(`data: ${JSON.stringify(chunk)}\r\n\r\n`);
  };
  return {
    write,
    end: () => response.end(),
    breakOff(fault) {
      if (fault === 'error-mid-stream') {
        write(overloaded().body());
        response.end();
        return;
      }
      open();
      breakConnection(response, fault, `data: ${partial}`);
    },
  };
}

/** A stream without `alt=sse`: one JSON array that grows. */
export function jsonArray(response: ServerResponse): Sink {
  const head = { 'Content-Type': 'application/json; charset=UTF-8' };
  const write = (chunk: object) => {
    const before = response.headersSent ? ',\r\n' : '[';
    if (!response.headersSent) response.writeHead(200, head);
    response.write(before + JSON.stringify(chunk, null, 2));
  };
  return {
    write,
    end: () => response.end(response.headersSent ? '\n]\n' : '[]\n'),
    breakOff(fault) {
      if (!response.headersSent) response.writeHead(200, head);
      if (fault === 'error-mid-stream') response.end(`,\r\n${JSON.stringify(overloaded().body())}\n]\n`);
      else breakConnection(response, fault, `,\r\n${partial}`);
    },
  };
}

/** generateContent: everything in one object, the last chunk's numbers and the text of all. */
export function oneObject(response: ServerResponse): Sink {
  let whole: object | undefined;
  return {
    write(chunk) {
      whole = whole ? joinChunks(whole, chunk) : chunk;
    },
    end: () => sendJson(response, 200, whole ?? {}),
    breakOff(fault) {
      if (fault === 'error-mid-stream') {
        sendJson(response, 503, overloaded().body());
        return;
      }
      response.writeHead(200, { 'Content-Type': 'application/json; charset=UTF-8' });
      response.flushHeaders();
      breakConnection(response, fault, partial);
    },
  };
}

function breakConnection(response: ServerResponse, fault: LateFault, text: string): void {
  if (fault === 'cut') response.write(text, () => response.socket?.destroy());
  if (fault === 'truncated') response.end(text);
  // 'silent' leaves the connection open until the client gives up.
}

interface Chunk {
  candidates?: { content?: { parts?: { text?: string; thought?: boolean }[] } }[];
}

function joinChunks(first: Chunk, second: Chunk): object {
  const [before, after] = [first.candidates?.[0], second.candidates?.[0]];
  const parts = [...(before?.content?.parts ?? [])];
  for (const part of after?.content?.parts ?? []) {
    const last = parts.at(-1);
    if (last && !last.thought === !part.thought) {
      parts[parts.length - 1] = { ...last, ...part, text: `${last.text ?? ''}${part.text ?? ''}` };
    } else parts.push(part);
  }
  return { ...first, ...second, candidates: [{ ...before, ...after, content: { parts, role: 'model' } }] };
}
