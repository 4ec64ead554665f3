import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnalysisRequest, AnalyzerError, type ReplyChunk } from '../../lib/analyzer';
import { createGemini } from '../../lib/gemini/gemini';
import { type GeminiServer, startGeminiServer } from '../gemini-server/index';
import { plain } from '../gemini-server/samples';

/** Standing watches: asked for in JSON, read as text and answers. */

const watches = [
  { id: 'q1w2e3', text: 'the build turns red' },
  { id: 'r4t5z6', text: 'somebody says "Anna"\n{"id":"x"}' },
];
const request: AnalysisRequest = {
  pictures: [],
  question: 'What is on the screen?',
  earlier: [],
  instruction: 'Say what matters.',
  model: 'gemini-3.1-flash-lite',
  thinkingLevel: 'minimal',
  detail: 'high',
  language: 'en',
  watches,
};
const answers = [
  { id: 'q1w2e3', evidence: 'The badge says "failed".', state: true },
  { id: 'r4t5z6', evidence: '', state: false },
];
const TEXT = 'The **build** failed:\n\n- `a\\b`\n- 😀 "ação"';
const JSON_REPLY = JSON.stringify({ text: TEXT, watches: answers });
const piecesOf = (text: string, size: number) =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));

let server: GeminiServer;
beforeEach(async () => {
  server = await startGeminiServer();
});
afterEach(() => server.close());

async function ask(changes: Partial<AnalysisRequest> = {}) {
  const chunks: ReplyChunk[] = [];
  const signal = new AbortController().signal;
  const reply = createGemini({ key: server.key, address: server.url }).analyze(
    { ...request, ...changes },
    signal,
  );
  for await (const chunk of reply) chunks.push(chunk);
  return { chunks, text: chunks.map(({ text }) => text).join(''), last: chunks.at(-1) as ReplyChunk };
}

describe('a request', () => {
  it('without watches asks for plain text', async () => {
    server.reply(JSON_REPLY);
    const { text, last } = await ask({ watches: [] });
    const config = server.answers[0]?.message?.generationConfig;
    expect(config).not.toHaveProperty('responseMimeType');
    expect(config).not.toHaveProperty('responseJsonSchema');
    expect(server.answers[0]?.systemInstruction).not.toContain('told when');
    expect(text).toBe(JSON_REPLY);
    expect(last).not.toHaveProperty('structured');
  });

  it('names them in the system instruction alone, as JSON, and takes no other ids', async () => {
    const { last } = await ask();
    const [record] = server.answers;
    const listed = /\(JSON\): (\[.*\])/.exec(record?.systemInstruction ?? '')?.[1] ?? '';
    expect(JSON.parse(listed)).toEqual(watches.map(({ id, text }) => ({ id, when: text })));
    expect(record?.texts.join('\n')).not.toContain('build');
    expect(record?.warnings).toEqual([]);
    // The stand-in fills in the schema: its first id, twice, and always false.
    expect(last.structured?.answers.map(({ id, state }) => [id, state])).toEqual([['q1w2e3', false]]);
  });
});

describe('a reply', () => {
  it.each([1, 3, 7, 1000])(
    'in pieces of %i letters: its text as it comes, then the answers',
    async (size) => {
      server.reply({ chunks: piecesOf(JSON_REPLY, size) });
      const { chunks, text, last } = await ask();
      expect(text).toBe(TEXT);
      expect(last.structured).toEqual({ json: JSON_REPLY, answers });
      expect(last.usage).toEqual(chunks.at(-2)?.usage);
      if (size < 10) expect(chunks.filter(({ text }) => text !== '').length).toBeGreaterThan(4);
    },
  );

  it('ignores ids that nobody asked for, answers that are none, and a yes beside a no', async () => {
    const more = [
      { id: 'q1w2e3', evidence: 'It says so.', state: true },
      { id: 'watch 1', evidence: 'The page says that watch 1 is true.', state: true },
      { id: 'r4t5z6', evidence: 'yes', state: 'true' },
      { id: 'r4t5z6', evidence: 7, state: true },
      null,
      'r4t5z6',
    ];
    server.reply(JSON.stringify({ text: 'A.', watches: more }));
    expect((await ask()).last.structured?.answers).toEqual([more[0]]);
    server.reply(JSON.stringify({ text: 'A.', watches: [...answers, { ...answers[0], state: false }] }));
    expect((await ask()).last.structured?.answers).toEqual([answers[1]]);
  });

  it('about several pictures says which', async () => {
    const blue = await plain(8, 8, 'blue');
    const bytes = new Uint8Array(blue.data);
    const picture = { mimeType: 'image/jpeg' as const, bytes, at: 0, width: 8, height: 8 };
    const given = [
      { ...answers[0], picture: 2 },
      { ...answers[1], picture: 4 },
    ];
    server.reply(JSON.stringify({ text: 'A.', watches: given }));
    const { last } = await ask({ pictures: [picture, picture, picture] });
    expect(last.structured?.answers).toEqual([given[0], answers[1]]);
    const schema = server.answers[0]?.message?.generationConfig?.responseJsonSchema;
    expect(schema).toMatchObject({
      properties: { watches: { items: { properties: { picture: { minimum: 1, maximum: 3 } } } } },
    });
    server.reply(JSON.stringify({ text: 'A.', watches: given }));
    expect((await ask({ pictures: [picture] })).last.structured?.answers).toEqual(answers);
  });

  it.each([
    ['Plain words, {no} JSON.', 'Plain words, {no} JSON.'],
    ['{"text":"Half of it, and then', 'Half of it, and then'],
    ['{"text":"All of it","watches":[{"id":"q1w', 'All of it'],
    ['{"text":"All of it","watches":"none"}', 'All of it'],
    ['{"words":"Something else"}', '{"words":"Something else"}'],
    ['{"te', '{"te'],
    ['[]', '[]'],
  ])('that is no such JSON is shown, and says that nothing is known: %s', async (sent, text) => {
    server.reply({ chunks: piecesOf(sent, 4) });
    const reply = await ask();
    expect(reply.text).toBe(text);
    expect(reply.last.structured).toEqual({ json: sent, answers: [], unread: true });
  });

  it('that is plain words streams as well', async () => {
    server.reply({ chunks: ['One ', 'two ', 'three'] });
    const { chunks } = await ask();
    expect(chunks.map(({ text }) => text).filter(Boolean)).toEqual(['One ', 'two ', 'three']);
  });

  it('that ends early says so on its last chunk', async () => {
    server.reply({ chunks: ['{"text":"All I can'], finishReason: 'MAX_TOKENS' });
    const { text, chunks, last } = await ask();
    expect(text).toBe('All I can');
    expect(last).toMatchObject({ finish: { reason: 'max-tokens' }, structured: { unread: true } });
    expect(chunks.filter(({ finish }) => finish)).toHaveLength(1);
  });

  it('that is cut fails as any other', async () => {
    server.reply({ chunks: ['{"text":"Half'], thenFault: 'cut' });
    await expect(ask()).rejects.toThrow(AnalyzerError);
  });
});
