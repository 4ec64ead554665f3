import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveEvents } from '../../lib/gemini/live-events';
import { readRecording } from '../gemini-server/live/recording';

/**
 * Reads conversations that Google recorded with the real API as our client would. GEMINI_REFERENCE names the folder,
 * which is no part of this repository.
 */
const folder = process.env.GEMINI_REFERENCE;

interface Recorded {
  serverContent?: {
    modelTurn?: { parts: { text?: string }[] };
    outputTranscription?: { text: string };
    turnComplete?: boolean;
  };
  toolCall?: { functionCalls: object[] };
  usageMetadata?: { totalTokenCount: number };
}

if (folder && existsSync(folder)) readAll(join(folder, 'recordings'));
else skip(folder ? `GEMINI_REFERENCE names ${folder}, which is not there` : 'GEMINI_REFERENCE is not set');

function skip(why: string): void {
  console.warn(`${why}: what the Live client reads is not compared with Google's own recordings.`);
  it.skip(`reads Google's Live recordings (${why})`, () => {});
}

function readAll(recordings: string): void {
  const messages = readdirSync(recordings)
    .filter((name) => name.endsWith('.websocket.log'))
    .flatMap((name) => readRecording(join(recordings, name)).received as Recorded[]);
  const read = (message: Recorded) => liveEvents(message);
  const rows = messages.map((message) => [JSON.stringify(message).slice(0, 80), message] as const);

  describe("the Live client reads Google's recordings", () => {
    it('which are there', () => expect(rows.length).toBeGreaterThan(20));

    it.each(rows)('%s', (_, message) => {
      const { serverContent: content, toolCall, usageMetadata } = message;
      const events = read(message);
      expect(events.filter(({ type }) => type === 'garbage')).toEqual([]);
      const written = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
      expect(written).toBe(content?.modelTurn?.parts.map(({ text = '' }) => text).join('') ?? '');
      const said = events.map((event) => (event.type === 'said' ? event.text : '')).join('');
      expect(said).toBe(content?.outputTranscription?.text ?? '');
      const calls = events.flatMap((event) => (event.type === 'tool-calls' ? event.calls : []));
      expect(calls).toEqual(toolCall?.functionCalls ?? []);
      const bills = events.flatMap((event) => (event.type === 'usage' ? [event.usage] : []));
      expect(bills.map(({ input, output }) => input + output)).toEqual(
        usageMetadata ? [usageMetadata.totalTokenCount] : [],
      );
      expect(events.some(({ type }) => type === 'turn-complete')).toBe(content?.turnComplete === true);
    });
  });
}
