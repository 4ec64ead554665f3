import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { LiveClient, liveModel } from '../gemini-server/live/client';
import { readClientMessage } from '../gemini-server/live/read';
import { type Recording, readRecording } from '../gemini-server/live/recording';
import { plain } from '../gemini-server/samples';
import { messages as schema } from '../gemini-server/schema';
import { compose } from '../sound/make';

/**
 * Holds the Live half of the stand-in against the folder that GEMINI_REFERENCE names: schemas of the SDK's own types,
 * and conversations that Google recorded with the real API. It is not part of this repository.
 */
const folder = process.env.GEMINI_REFERENCE;

interface Definition {
  $ref?: string;
  properties?: Record<string, Definition>;
  items?: Definition;
  enum?: string[];
  additionalProperties?: unknown;
}
interface SdkSchema {
  $ref: string;
  definitions: Record<string, Definition>;
}

/** Our messages and the SDK's, and the fields of the SDK's that the Developer API's v1beta does not document. */
const counterparts: [ours: string, theirs: string, beyond: string[]][] = [
  ['BidiGenerateContentClientMessage', 'LiveClientMessage', ['contextUpdate']],
  [
    'BidiGenerateContentSetup',
    'LiveClientSetup',
    ['avatarConfig', 'explicitVadSignal', 'labels', 'proactivity', 'safetySettings'],
  ],
  ['BidiGenerateContentClientContent', 'LiveClientContent', []],
  ['BidiGenerateContentRealtimeInput', 'LiveClientRealtimeInput', []],
  ['BidiGenerateContentToolResponse', 'LiveClientToolResponse', []],
  ['RealtimeInputConfig', 'RealtimeInputConfig', ['interimTranscriptTimestampEnabled']],
  ['AutomaticActivityDetection', 'AutomaticActivityDetection', []],
  ['SessionResumptionConfig', 'SessionResumptionConfig', ['transparent']],
  ['ContextWindowCompressionConfig', 'ContextWindowCompressionConfig', []],
  ['SlidingWindow', 'SlidingWindow', []],
  ['HistoryConfig', 'HistoryConfig', []],
  ['ActivityStart', 'ActivityStart', []],
  ['ActivityEnd', 'ActivityEnd', []],
];
/** What the real model did and ours never does: it showed the code by which it called. */
const notOurs = /executableCode/;
/** A recorded client answers a call that nobody made; what came back is not recorded. */
const answersNobody = 'tool_response_with_function_responses';

if (folder && existsSync(folder)) compare(folder);
else skip(folder);

function skip(folder: string | undefined): void {
  const why = folder ? `GEMINI_REFERENCE names ${folder}, which is not there` : 'GEMINI_REFERENCE is not set';
  console.warn(`${why}: the stand-in for Gemini Live is not compared with Google's schemas and recordings.`);
  it.skip(`is compared with Google's schemas and recordings (${why})`, () => {});
}

function compare(folder: string): void {
  const client: SdkSchema = JSON.parse(
    readFileSync(join(folder, 'sdk-LiveClientMessage.schema.json'), 'utf8'),
  );
  const server: SdkSchema = JSON.parse(
    readFileSync(join(folder, 'sdk-LiveServerMessage.schema.json'), 'utf8'),
  );
  const recordings = readdirSync(join(folder, 'recordings'))
    .filter((name) => name.endsWith('.websocket.log'))
    .map((name): [string, Recording] => [name, readRecording(join(folder, 'recordings', name))]);
  let gemini: GeminiServer;
  beforeEach(async () => {
    gemini = await startGeminiServer();
    gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
  });
  afterEach(() => gemini.close());

  describe('client messages', () => {
    it.each(counterparts)('%s has the fields of %s', (ours, theirs, beyond) => {
      const fields = Object.keys(client.definitions[theirs]?.properties ?? {});
      expect([...Object.keys(schema[ours] ?? {}), ...beyond].sort()).toEqual(fields.sort());
    });
  });

  describe('recorded conversations', () => {
    it('are there', () => expect(recordings.length).toBe(10));

    it.each(recordings)('ask what the stand-in takes: %s', (_, { sent }) => {
      expect(sent.length).toBeGreaterThan(0);
      for (const text of sent) readClientMessage(text);
    });

    it.each(recordings)('hear what the schema knows: %s', (_, { received }) => {
      expect(received.flatMap((message) => unknown(server, message))).toEqual([]);
    });

    it.each(recordings.filter(([name]) => !name.includes(answersNobody)))(
      'hear the same from the stand-in: %s',
      async (_, { sent, received }) => {
        const calls = received.some(({ toolCall }) => toolCall);
        gemini.live.reply(
          calls ? { toolCalls: [{ name: 'get', args: { location: 'Here' } }] } : 'A longer answer.',
        );
        const expected = pathsIn(received).filter((path) => !notOurs.test(path));
        const live = new LiveClient(gemini);
        await live.until(({ isOpen }) => isOpen);
        for (const text of sent) {
          live.send(text);
          await live.until(({ messages }) => messages.length > 0);
        }
        await live.until(({ messages }) => {
          const paths = pathsIn(messages);
          return expected.every((path) => paths.includes(path));
        });
        expect(live.closed).toBeUndefined();
      },
    );
  });

  it('all that the stand-in says is in the schema', async () => {
    const live = await LiveClient.start(gemini, everything);
    const { mimeType, data } = await plain(64, 48, 'red');
    gemini.live.reply(
      { text: 'Found.', tones: [1], sources: [{ uri: 'https://example.org/', title: 'Example' }] },
      { toolCalls: [{ name: 'look' }] },
      'Never mind then.',
    );
    live.input({ video: { mimeType, data: data.toString('base64') } });
    live.speak(compose([{ tone: 1, ms: 300 }, { silence: 600 }], 16_000));
    await live.until((one) => one.count('turnComplete') === 1);
    live.input({ text: 'Call.' });
    await live.until(({ messages }) => messages.some(({ toolCall }) => toolCall));
    live.input({ text: 'Do not.' });
    await live.until((one) => one.count('turnComplete') === 3);
    gemini.live.connection.goAway(1000);
    await live.until(({ messages }) => messages.some(({ goAway }) => goAway));
    const paths = pathsIn(live.messages as Record<string, unknown>[]);
    for (const path of said) expect(paths).toContain(path);
    expect(live.messages.flatMap((message) => unknown(server, message))).toEqual([]);
  });
}

const everything = {
  model: liveModel,
  tools: [{ googleSearch: {} }],
  inputAudioTranscription: {},
  outputAudioTranscription: {},
  sessionResumption: {},
};
/** So that the comparison above is known to have met each kind of message. */
const said = [
  'setupComplete',
  'serverContent.modelTurn.parts[].inlineData.mimeType',
  'serverContent.inputTranscription.finished',
  'serverContent.outputTranscription.text',
  'serverContent.groundingMetadata.groundingChunks[].web.uri',
  'serverContent.interrupted',
  'serverContent.generationComplete',
  'toolCall.functionCalls[].id',
  'toolCallCancellation.ids[]',
  'sessionResumptionUpdate.newHandle',
  'goAway.timeLeft',
  'usageMetadata.responseTokensDetails[].modality',
];

/** Each message stands behind `>` or `<` and its length. */
/** The places of a message's values, such as `serverContent.modelTurn.parts[].text`, each once. */
function pathsIn(messages: readonly object[]): string[] {
  const walk = (value: unknown, at: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((item) => walk(item, `${at}[]`));
    if (typeof value !== 'object' || value === null) return [at];
    const inner = Object.entries(value);
    return inner.length === 0 ? [at] : inner.flatMap(([key, item]) => walk(item, at ? `${at}.${key}` : key));
  };
  return [...new Set(messages.flatMap((message) => walk(message, '')))];
}

/** The places of a message that a schema does not know. */
function unknown(schema: SdkSchema, message: object): string[] {
  const walk = (definition: Definition, value: unknown, at: string): string[] => {
    const name = definition.$ref?.split('/').pop();
    const { properties, items, enum: values } = name ? (schema.definitions[name] ?? {}) : definition;
    if (values && !values.includes(value as string)) return [`${at} = ${value}`];
    if (Array.isArray(value)) return value.flatMap((item) => walk(items ?? {}, item, `${at}[]`));
    if (!properties || typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, item]) =>
      properties[key] ? walk(properties[key], item, `${at}.${key}`) : [`${at}.${key}`],
    );
  };
  return walk({ $ref: schema.$ref }, message, '');
}
