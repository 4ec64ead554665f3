import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnalysisRequest, Analyzer, ModelCatalogue, Picture, ReplyChunk } from '../../lib/analyzer';
import { AnalyzerError } from '../../lib/analyzer';
import { createGemini, type GeminiOptions } from '../../lib/gemini/gemini';
import type { Failure, FailureReason } from '../../lib/model';
import { type FaultName, type GeminiServer, startGeminiServer } from '../gemini-server';

/** One row per implementation: every Analyzer promises the same. */
const analyzers: { name: string; open: (options: GeminiOptions) => Analyzer & ModelCatalogue }[] = [
  { name: 'generate', open: createGemini },
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
};

const never = new AbortController().signal;

describe.each(analyzers)('the analyzer "$name"', ({ open }) => {
  let server: GeminiServer;
  let analyzer: Analyzer & ModelCatalogue;

  beforeEach(async () => {
    server = await startGeminiServer();
    analyzer = open({ key: server.key, address: server.url });
  });

  afterEach(() => server.close());

  const ask = (changes: Partial<AnalysisRequest> = {}, signal = never) =>
    collect(analyzer.analyze({ ...request, ...changes }, signal));

  describe('a reply', () => {
    it('streams its pieces in order, as they come', async () => {
      let letGo = () => {};
      const gate = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      server.reply({ chunks: pieces(['one ', gate, 'two ', 'three']) });
      const seen: string[] = [];
      for await (const { text } of analyzer.analyze(request, never)) {
        seen.push(text);
        if (seen.length === 1) letGo();
      }
      expect(seen.filter(Boolean)).toEqual(['one ', 'two ', 'three']);
    });

    it('counts tokens cumulatively, thinking as output, the last one being the bill', async () => {
      server.reply({ chunks: ['one', 'two'], usage: { candidatesTokenCount: 7, thoughtsTokenCount: 5 } });
      const { chunks } = await ask();
      const [record] = server.answers;
      const input = record?.usage?.promptTokenCount;
      expect(chunks.at(-1)?.usage).toEqual({ input, text: input, output: 12, thoughts: 5 });
    });

    it('survives letters of several bytes and lines of its own', async () => {
      server.reply({ chunks: ['Olá, ', '世界 🌍\n\n', 'data: {}\n'] });
      expect((await ask()).text).toBe('Olá, 世界 🌍\n\ndata: {}\n');
    });
  });

  describe('a request', () => {
    it('carries the pictures in order, each with its time', async () => {
      const at = Date.UTC(2026, 10, 5, 10, 42, 8);
      const pictures = [await jpeg(at, 640, 400), await jpeg(at + 2000, 320, 200)];
      await ask({ pictures, question: undefined });
      const [record] = server.answers;
      expect(record?.images.map(({ width }) => width)).toEqual([640, 320]);
      expect(record?.texts[0]).toMatch(/^Picture 1 of 2, \d\d:42:08$/);
      expect(record?.texts[1]).toMatch(/^Picture 2 of 2, \d\d:42:10$/);
    });

    it('puts the earlier exchanges before the question', async () => {
      await ask({
        earlier: [
          { question: 'First?', answer: 'Yes.' },
          { question: '', answer: 'A page.' },
        ],
      });
      expect(turns(server)).toEqual([
        ['user', 'First?'],
        ['model', 'Yes.'],
        ['user', 'The screen then.'],
        ['model', 'A page.'],
        ['user', 'What is on the screen?'],
      ]);
    });

    it('gives the instruction, the language and no cause for a warning', async () => {
      await ask({ language: 'pt-BR' });
      const [record] = server.answers;
      expect(record?.systemInstruction).toMatch(/^Say what matters\.[\s\S]*Brazilian Portuguese/);
      expect(record?.warnings).toEqual([]);
    });

    it.each(['gemini-3.8-flash', 'gemini-2.5-flash', 'gemini-3.8-pro'])('is valid for %s', async (model) => {
      server.reply('Fine.');
      expect((await ask({ model, pictures: [await jpeg(0)] })).text).toBe('Fine.');
    });

    it('sends the key in a header, never in the address', async () => {
      await ask();
      await analyzer.list(never);
      expect(server.keyInUrl).toEqual([]);
      expect(server.requests.map(({ headers }) => headers['x-goog-api-key'])).toEqual([
        server.key,
        server.key,
      ]);
    });
  });

  describe('a failure', () => {
    const thrown: [FaultName, FailureReason][] = [
      ['bad-key', 'key'],
      ['referrer', 'referrer'],
      ['api-disabled', 'api-disabled'],
      ['region', 'region'],
      ['model', 'model'],
      ['quota-minute', 'quota-minute'],
      ['quota-day', 'quota-day'],
      ['server', 'server'],
      ['overloaded', 'overloaded'],
      ['refuse', 'network'],
      ['garbage', 'malformed'],
      ['html', 'server'],
      ['cut', 'cut'],
      ['truncated', 'cut'],
      ['error-mid-stream', 'overloaded'],
    ];

    it.each(thrown)('%s is thrown as %s', async (fault, reason) => {
      server.fault(fault);
      expect(await failureOf(ask())).toMatchObject({ reason });
    });

    const finished: [FaultName, FailureReason][] = [
      ['blocked-prompt', 'blocked'],
      ['safety', 'safety'],
      ['recitation', 'recitation'],
      ['max-tokens', 'max-tokens'],
      ['empty', 'empty'],
    ];

    it.each(finished)('%s ends the reply as %s, with its bill', async (fault, reason) => {
      server.fault(fault);
      const { chunks } = await ask();
      expect(chunks.at(-1)).toMatchObject({ finish: { reason }, usage: { input: expect.any(Number) } });
      expect(chunks.filter(({ finish }) => finish)).toHaveLength(1);
    });

    it('keeps what came before the stream was cut', async () => {
      server.fault('cut');
      const seen: string[] = [];
      const reading = (async () => {
        for await (const { text } of analyzer.analyze(request, never)) seen.push(text);
      })();
      await expect(reading).rejects.toThrow(AnalyzerError);
      expect(seen.join('')).toBe('This answer of the stand-in ');
    });

    it('waits for a minute as told, and for a day until midnight in California', async () => {
      server.fault('quota-minute', { retryDelay: '17s' });
      server.fault('quota-day', { retryDelay: '17s' });
      const before = Date.now();
      const minute = await failureOf(ask());
      const day = await failureOf(ask());
      expect(minute.retryAt).toBeGreaterThanOrEqual(before + 17_000);
      expect(minute.retryAt).toBeLessThan(Date.now() + 17_001);
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: 'America/Los_Angeles',
        timeStyle: 'medium',
      });
      expect(clock.format(day.retryAt)).toBe('00:00:00');
    });

    it("gives the API's own words", async () => {
      server.fault('region');
      expect((await failureOf(ask())).detail).toBe('User location is not supported for the API use.');
    });

    it.each(['bad-key', 'referrer', 'html', 'garbage'] as FaultName[])(
      '%s never tells the key',
      async (fault) => {
        server.fault(fault, { times: 2 });
        const failures = [await failureOf(ask()), await failureOf(analyzer.list(never))];
        expect(JSON.stringify(failures)).not.toContain(server.key);
      },
    );

    it.each([
      ['', 'no-key'],
      ['  ', 'no-key'],
      ['a key', 'key'],
      ['chave-ção', 'key'],
    ])('the key "%s" is %s before anything is sent', async (key, reason) => {
      const other = open({ key, address: server.url });
      expect(await failureOf(other.list(never))).toMatchObject({ reason });
      expect(server.requests).toEqual([]);
    });
  });

  describe('silence', () => {
    beforeEach(() => {
      // By then the request is there, on a busy machine too.
      analyzer = open({ key: server.key, address: server.url, silenceLimit: 2_000 });
    });

    it('before the first piece is a timeout, and hangs up', async () => {
      server.fault('silent');
      expect(await failureOf(ask())).toMatchObject({ reason: 'timeout' });
      await hungUp(server);
    });

    it('before the headers is a timeout too', async () => {
      server.hold();
      expect(await failureOf(ask())).toMatchObject({ reason: 'timeout' });
      await hungUp(server);
    });

    it('in the middle is a timeout, after the pieces that came', async () => {
      server.reply({ chunks: ['one'], thenFault: 'silent' });
      expect(await failureOf(ask())).toMatchObject({ reason: 'timeout' });
    });

    describe('that is none, on a machine that is busy too,', () => {
      beforeEach(() => {
        analyzer = open({ key: server.key, address: server.url, silenceLimit: 4_000 });
      });

      it('is counted from piece to piece, not for the whole reply', async () => {
        server.reply({ chunks: ['x', 'x', 'x', 'x', 'x', 'x'], chunkDelayMs: 900 });
        expect((await ask()).text).toBe('xxxxxx');
      });

      it('of the reader is none of the server', async () => {
        server.reply({ chunks: ['one', 'two'] });
        let text = '';
        for await (const chunk of analyzer.analyze(request, never)) {
          text += chunk.text;
          if (text === 'one') await new Promise((resolve) => setTimeout(resolve, 4_100));
        }
        expect(text).toBe('onetwo');
      });
    });
  });

  describe('aborting', () => {
    it('throws the reason of the caller, and the server sees the hang-up', async () => {
      const controller = new AbortController();
      server.reply({ chunks: ['one'], thenFault: 'silent' });
      const reason = new Error('the user pressed Stop');
      const reading = (async () => {
        for await (const _ of analyzer.analyze(request, controller.signal)) controller.abort(reason);
      })();
      await expect(reading).rejects.toBe(reason);
      await hungUp(server);
    });

    it('beforehand sends nothing', async () => {
      await expect(ask({}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
      await expect(analyzer.list(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
      expect(server.requests).toEqual([]);
    });

    it('before the first piece works as well', async () => {
      const controller = new AbortController();
      server.hold();
      const reading = ask({}, controller.signal);
      await server.waitForAnswers(1);
      controller.abort();
      await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
      await hungUp(server);
    });

    it('is what leaving the loop does', async () => {
      server.reply({ chunks: ['one'], thenFault: 'silent' });
      for await (const _ of analyzer.analyze(request, never)) break;
      await hungUp(server);
    });
  });

  describe('the address', () => {
    it.each(['/', '/v1beta', '/v1beta/'])('may end in %s', async (end) => {
      server.reply('Fine.');
      const other = open({ key: server.key, address: server.url + end });
      expect((await collect(other.analyze(request, never))).text).toBe('Fine.');
    });

    it('may have a path of its own', async () => {
      const other = open({ key: server.key, address: `${server.url}/gateway/gemini/` });
      await failureOf(other.list(never));
      expect(server.requests[0]?.path).toMatch(/^\/gateway\/gemini\/v1beta\/models\?/);
    });

    it('that answers with a page is no reason to choose another model', async () => {
      const other = open({ key: server.key, address: `${server.url}/nowhere` });
      expect(await failureOf(collect(other.analyze(request, never)))).toMatchObject({ reason: 'invalid' });
    });

    it.each(['ftp://127.0.0.1', 'http://gateway.example', 'nonsense'])('%s is refused', async (address) => {
      expect(await failureOf(open({ key: server.key, address }).list(never))).toMatchObject({
        reason: 'invalid',
      });
    });

    it('where nobody answers is a failure of the network', async () => {
      const { url } = server;
      await server.close();
      expect(await failureOf(ask({}))).toMatchObject({ reason: 'network' });
      server = await startGeminiServer();
      expect(server.url).not.toBe(url);
    });
  });

  describe('the list of models', () => {
    it('has every model of the key, and says which will do', async () => {
      const models = await analyzer.list(never);
      expect(models.map(({ id }) => `models/${id}`)).toEqual(server.models.map(({ name }) => name));
      expect(models.filter(({ generates }) => generates).map(({ id }) => id)).toEqual([
        'gemini-3.8-pro',
        'gemini-3.8-flash',
        'gemini-3.5-flash-lite',
        'gemini-3.1-flash-lite',
        'gemini-2.5-flash',
      ]);
    });

    it('fails as a reply does', async () => {
      server.fault('bad-key');
      expect(await failureOf(analyzer.list(never))).toEqual({
        reason: 'key',
        detail: 'API key not valid. Please pass a valid API key.',
      });
    });

    it.each([
      ['garbage', 'malformed'],
      ['html', 'server'],
      ['refuse', 'network'],
    ] as [FaultName, FailureReason][])('%s is %s', async (fault, reason) => {
      server.fault(fault, { on: 'models' });
      expect(await failureOf(analyzer.list(never))).toMatchObject({ reason });
    });

    it('can be aborted, and does not wait for ever', async () => {
      server.fault('silent', { on: 'models', times: 2 });
      const patient = new AbortController();
      const listing = analyzer.list(patient.signal);
      await server.waitFor(({ requests }) => requests.length === 1);
      patient.abort();
      await expect(listing).rejects.toMatchObject({ name: 'AbortError' });
      const hasty = open({ key: server.key, address: server.url, silenceLimit: 2_000 });
      expect(await failureOf(hasty.list(never))).toMatchObject({ reason: 'timeout' });
    });
  });
});

async function collect(reply: AsyncIterable<ReplyChunk>) {
  const chunks: ReplyChunk[] = [];
  for await (const chunk of reply) chunks.push(chunk);
  return { chunks, text: chunks.map(({ text }) => text).join('') };
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AnalyzerError);
  return (error as AnalyzerError).failure;
}

/** A stand-in told to be silent says no more, so that only the client can have ended it. */
function hungUp(server: GeminiServer): Promise<void> {
  return server.waitFor(({ answers }) => (answers[0]?.finishedAt ?? 0) > 0);
}

async function* pieces(list: (string | Promise<void>)[]) {
  for (const piece of list) {
    if (typeof piece === 'string') yield piece;
    else await piece;
  }
}

function turns(server: GeminiServer): [string, string][] {
  const body = server.answers[0]?.body as { contents: { role: string; parts: { text: string }[] }[] };
  return body.contents.map(({ role, parts }) => [role, parts.map(({ text }) => text).join('|')]);
}

async function jpeg(at: number, width = 64, height = 40): Promise<Picture> {
  const background = { r: 40, g: 90, b: 160 };
  const image = sharp({ create: { width, height, channels: 3, background } }).jpeg();
  return { mimeType: 'image/jpeg', bytes: new Uint8Array(await image.toBuffer()), at, width, height };
}
