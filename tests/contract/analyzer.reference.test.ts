import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AnalyzerError } from '../../lib/analyzer';
import { createGemini } from '../../lib/gemini/gemini';
import type { Failure, Usage } from '../../lib/model';

/**
 * Plays traffic that Google recorded with the real API through our client. GEMINI_REFERENCE names the folder, which
 * is no part of this repository.
 */
const folder = process.env.GEMINI_REFERENCE;

interface Recorded {
  candidates?: { content?: { parts?: { text?: string; thought?: boolean }[] }; finishReason?: string }[];
  usageMetadata?: { totalTokenCount?: number };
}
interface Interaction {
  request: { url: string };
  response: { bodySegments?: Recorded[] };
}

if (folder && existsSync(folder)) replayAll(join(folder, 'recordings'));
else skip(folder ? `GEMINI_REFERENCE names ${folder}, which is not there` : 'GEMINI_REFERENCE is not set');

function skip(why: string): void {
  console.warn(`${why}: the Gemini client is not tried with Google's own recordings.`);
  it.skip(`reads Google's recordings (${why})`, () => {});
}

function replayAll(recordings: string): void {
  const rows = readdirSync(recordings)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) =>
      interactionsOf(join(recordings, name)).map((one): [string, Interaction] => [name, one]),
    )
    .filter(([, { request }]) => /:(streamG|g)enerateContent/.test(request.url));

  describe("the client reads Google's recordings", () => {
    it('which are there', () => expect(rows.length).toBeGreaterThan(10));

    it.each(rows)('%s', async (_, { response: { bodySegments: recorded = [] } }) => {
      const read = await replay(recorded);
      expect(read.text).toBe(recorded.map(textOf).join(''));
      if (recorded.length === 0) expect(read.failure?.reason).toBe('malformed');
      else expect(total(read.usage)).toBe(recorded.at(-1)?.usageMetadata?.totalTokenCount);
      if (recorded.some(({ candidates }) => candidates?.[0]?.finishReason === 'MAX_TOKENS')) {
        expect(read.failure?.reason).toBe('max-tokens');
      }
    });
  });
}

/** Serves the recorded bodies as a stream, whichever way they were asked for: one event is a stream too. */
async function replay(recorded: Recorded[]) {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/event-stream');
    response.end(recorded.map((body) => `data: ${JSON.stringify(body)}\r\n\r\n`).join(''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await ask(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function ask(address: string) {
  const read: { text: string; usage?: Usage; failure?: Failure } = { text: '' };
  const reply = createGemini({ key: 'any', address }).analyze(
    {
      pictures: [],
      question: 'Anything?',
      earlier: [],
      instruction: '',
      model: 'gemini-2.5-flash',
      thinkingLevel: 'low',
      detail: 'low',
      language: 'en',
    },
    new AbortController().signal,
  );
  try {
    for await (const { text, usage, finish } of reply) {
      read.text += text;
      read.usage = usage;
      read.failure = finish;
    }
  } catch (error) {
    expect(error).toBeInstanceOf(AnalyzerError);
    read.failure = (error as AnalyzerError).failure;
  }
  return read;
}

function textOf({ candidates }: Recorded): string {
  const parts = candidates?.[0]?.content?.parts ?? [];
  return parts.map(({ text, thought }) => (thought ? '' : (text ?? ''))).join('');
}

/** What we count as input and output is all that Google counts: nothing billed is left out. */
function total(usage: Usage | undefined): number {
  return (usage?.input ?? 0) + (usage?.output ?? 0);
}

function interactionsOf(path: string): Interaction[] {
  return JSON.parse(readFileSync(path, 'utf8')).interactions;
}
