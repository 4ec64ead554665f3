import { readFileSync } from 'node:fs';

/** A conversation that Google recorded with the real API. */
export interface Recording {
  sent: string[];
  received: Record<string, unknown>[];
}

/** Reads a `.websocket.log`: each message is led by its side and its length in bytes. */
export function readRecording(path: string): Recording {
  const texts = readFileSync(path, 'utf8').split(/^(?=[<>]\d+ )/m);
  const from = (side: string) =>
    texts.filter((text) => text.startsWith(side)).map((text) => text.slice(text.indexOf(' ')).trim());
  return { sent: from('>'), received: from('<').map((text) => JSON.parse(text)) };
}
