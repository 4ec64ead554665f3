import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { GoogleGenAI } from '@google/genai';
import { describe, expect, it } from 'vitest';
import { startGeminiServer } from '../gemini-server';
import { enums, messages } from '../gemini-server/schema';
import { readMessage } from '../gemini-server/validate';

/**
 * Holds the stand-in against what Google published: the folder that GEMINI_REFERENCE names has a discovery document
 * and traffic recorded with the real API. It is not part of this repository.
 */
const folder = process.env.GEMINI_REFERENCE;

/** Fields of our tables that the document, from August 2026, does not have yet; the SDK's types do. */
const newer = [
  'GenerateContentRequest.labels',
  'GenerateContentRequest.continuationToken',
  'Part.speechMetadata',
  'Part.audioTranscription',
];
/** Messages that come with these fields, and those of Live, of which the document has the setup alone. */
const newerMessages = [
  'SpeechMetadata',
  'BidiGenerateContentClientMessage',
  'BidiGenerateContentClientContent',
  'BidiGenerateContentRealtimeInput',
  'BidiGenerateContentToolResponse',
  'ActivityStart',
  'ActivityEnd',
];
const roots = [
  'GenerateContentRequest',
  'BatchEmbedContentsRequest',
  'CountTokensRequest',
  'BidiGenerateContentSetup',
];
/** Fields of answers that the document does not have: undocumented, but in every recording. */
const undocumented = ['GenerateContentResponse.turnToken'];
/** Google's generator names one message after the package it moved from. */
const renamed: Record<string, string> = { V1mainMediaResolution: 'MediaResolution' };

interface Property {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  items?: Property;
  additionalProperties?: Property;
}
type Document = Record<string, { properties?: Record<string, Property> }>;
interface Interaction {
  request: { url: string; bodySegments: unknown[] };
  /** One recorded stream is empty: 200, and not a byte. */
  response: { statusCode: number; bodySegments?: Response[] };
}
interface Response {
  candidates?: { content?: { parts?: { text?: string; thought?: boolean }[] } }[];
  usageMetadata?: { totalTokenCount?: number };
}

if (folder && existsSync(folder)) compare(folder);
else skip(folder);

function skip(folder: string | undefined): void {
  const why = folder ? `GEMINI_REFERENCE names ${folder}, which is not there` : 'GEMINI_REFERENCE is not set';
  console.warn(`${why}: the stand-in for Gemini is not compared with Google's own documents and recordings.`);
  it.skip(`is compared with Google's documents and recordings (${why})`, () => {});
}

function compare(folder: string): void {
  const document: Document = readJson(join(folder, 'generativelanguage.v1beta.json')).schemas;
  const recordings = readdirSync(join(folder, 'recordings'))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name): [string, Interaction][] =>
      readJson(join(folder, 'recordings', name)).interactions.map((one: Interaction) => [name, one]),
    )
    .filter(([, { request }]) => /:(streamG|g)enerateContent/.test(request.url));

  const known = [...new Set(roots.flatMap((root) => reachable(document, root)))];

  describe('the schema table and the discovery document', () => {
    it('know the same messages', () => {
      const theirs = known.map((name) => renamed[name] ?? name);
      expect(Object.keys(messages).sort()).toEqual([...theirs, ...newerMessages].sort());
    });

    it.each(known)('know the same fields of %s', (name) => {
      const ourName = renamed[name] ?? name;
      const theirs = Object.entries(document[name]?.properties ?? {}).map(([field, type]) => [
        field,
        typeOf(type),
      ]);
      const ours = Object.entries(messages[ourName] ?? {})
        .filter(([field]) => !newer.includes(`${ourName}.${field}`))
        .map(([field, type]) => [field, withEnumValues(type)]);
      expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
    });
  });

  describe('recorded traffic', () => {
    it('is there', () => expect(recordings.length).toBeGreaterThan(10));

    it.each(recordings)('asks what the stand-in takes: %s', (_, { request }) => {
      const { violations } = readMessage('GenerateContentRequest', request.bodySegments[0], 'v1beta');
      expect(violations).toEqual([]);
    });

    it.each(recordings)('answers what the SDK reads: %s', async (_, { request, response }) => {
      const { bodySegments: chunks = [] } = response;
      const read = await replay(request.url, chunks);
      expect(read.text).toBe(chunks.map(textOf).join(''));
      expect(read.totalTokenCount).toBe(chunks.at(-1)?.usageMetadata?.totalTokenCount);
    });
  });

  it('the stand-in answers with documented fields', async () => {
    const gemini = await startGeminiServer();
    const response = await fetch(`${gemini.url}/v1beta/models/gemini-3.8-flash:generateContent`, {
      method: 'POST',
      headers: { 'x-goog-api-key': gemini.key },
      body: JSON.stringify({ contents: [{ parts: [{ text: 'Hi' }] }] }),
    });
    const unknown = unknownFields(document, 'GenerateContentResponse', (await response.json()) as object);
    await gemini.close();
    expect(unknown).toEqual(undocumented);
  });
}

/** A document's property in the language of our table, with an enum's values instead of its name. */
function typeOf({ $ref, type, format, enum: values, items, additionalProperties }: Property): string {
  if ($ref) return renamed[$ref] ?? $ref;
  if (items) return `[]${typeOf(items)}`;
  if (additionalProperties) {
    const value = typeOf(additionalProperties);
    return value === 'any' ? 'struct' : `map ${value}`;
  }
  if (values) return `enum ${values.join(' ')}`;
  const formats: Record<string, string> = {
    byte: 'bytes',
    'google-duration': 'duration',
    'google-datetime': 'timestamp',
  };
  if (format) return formats[format] ?? format;
  return type === 'boolean' ? 'bool' : (type ?? 'any');
}

function withEnumValues(type: string): string {
  return type.replace(/enum (.+)/, (_, name: string) => `enum ${enums[name]?.join(' ')}`);
}

/** All messages that a message can hold, itself included. */
function reachable(document: Document, from: string, seen: string[] = []): string[] {
  if (seen.includes(from)) return seen;
  seen.push(from);
  const text = JSON.stringify(document[from]?.properties ?? {});
  for (const [, name = ''] of text.matchAll(/"\$ref":"(\w+)"/g)) reachable(document, name, seen);
  return seen;
}

function unknownFields(document: Document, name: string, value: object): string[] {
  return Object.entries(value).flatMap(([field, inner]) => {
    const property = document[name]?.properties?.[field];
    if (!property) return [`${name}.${field}`];
    const type = property.$ref ?? property.items?.$ref;
    if (!type) return [];
    return [inner].flat().flatMap((item: object) => unknownFields(document, type, item));
  });
}

/** Serves the chunks as Google sent them, to the SDK. */
async function replay(url: string, chunks: Response[]) {
  const streaming = url.includes(':stream');
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', streaming ? 'text/event-stream' : 'application/json');
    const bodies = chunks.map((chunk) => JSON.stringify(chunk));
    response.end(streaming ? bodies.map((body) => `data: ${body}\r\n\r\n`).join('') : bodies[0]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const httpOptions = { baseUrl: `http://127.0.0.1:${port}`, apiVersion: 'v1beta' };
  const ai = new GoogleGenAI({ apiKey: 'any', httpOptions });
  const question = { model: 'gemini-2.5-flash', contents: 'Hi' };
  const read = { text: '', totalTokenCount: undefined as number | undefined };
  const answers = streaming
    ? await ai.models.generateContentStream(question)
    : [await ai.models.generateContent(question)];
  for await (const { candidates, usageMetadata } of answers) {
    read.text += textOf({ candidates: candidates as Response['candidates'] & object });
    read.totalTokenCount = usageMetadata?.totalTokenCount;
  }
  server.close();
  return read;
}

function textOf({ candidates }: Response): string {
  const parts = candidates?.[0]?.content?.parts ?? [];
  return parts.map(({ text, thought }) => (thought ? '' : (text ?? ''))).join('');
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
