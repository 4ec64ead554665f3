import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type AnalysisRequest, AnalyzerError, type ReplyChunk } from '../../lib/analyzer';
import { createGemini } from '../../lib/gemini/gemini';
import { PATIENCE_MS } from '../patience';

/** Whatever a broken gateway sends ends in a failure with a reason. The stand-in is too well behaved for this. */
const bodies = [
  '',
  '\n\n',
  'null',
  '42',
  'data:',
  'data: \n\n',
  'data: null\n\n',
  'data: 42\n\n',
  'data: []\n\n',
  'data: "text"\n\n',
  'data: {\n\n',
  'data: {}\n\n',
  'data: {"candidates":null}\n\n',
  'data: {"candidates":[null]}\n\n',
  'data: {"candidates":[{"content":{"parts":[null,3,{"text":7}]},"finishReason":5}]}\n\n',
  'data: {"candidates":[{"content":null,"finishReason":{}}],"usageMetadata":"many"}\n\n',
  'data: {"promptFeedback":{"blockReason":true}}\n\n',
  'data: {"error":{}}\n\n',
  'data: {"error":{"message":"no code"}}\n\n',
  'data: {"error":{"code":429,"details":7}}\n\n',
  '{"models":5}',
  '{"models":[{"name":7}],"nextPageToken":""}',
  '<html>\n\n<p>Sign in to the network</p>\n\n</html>',
  '\u0000\u0001\ufffd',
];
const types = ['text/event-stream', 'application/json', 'text/html', ''];
const statuses = [200, 204, 304, 400, 404, 418, 429, 500];
const cases = bodies.flatMap((body) =>
  types.flatMap((type) => statuses.map((status) => ({ status, type, body }))),
);

describe('an answer nobody expects', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('is a failure with a reason and words, never another error', async () => {
    let next = cases[0];
    server = createServer((_, response) => {
      response.statusCode = next?.status ?? 200;
      if (next?.type) response.setHeader('Content-Type', next.type);
      response.end(next?.body);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const gemini = createGemini({
      key: 'k-e-y',
      address: `http://127.0.0.1:${port}`,
      silenceLimit: PATIENCE_MS,
    });
    for (next of cases) {
      const outcome = await end(gemini.analyze(request, never));
      expect(outcome, JSON.stringify(next)).toEqual({
        reason: expect.any(String),
        detail: expect.any(String),
      });
      expect(outcome?.reason).not.toBe('timeout');
      await gemini.list(never).catch((error: unknown) => expect(error).toBeInstanceOf(AnalyzerError));
    }
    // Hundreds of requests, one after the other: on a crowded machine they have taken half a minute.
  }, 180_000);
});

const never = new AbortController().signal;
const request: AnalysisRequest = {
  pictures: [],
  question: 'Anything?',
  earlier: [],
  instruction: '',
  model: 'gemini-3.1-flash-lite',
  thinkingLevel: 'minimal',
  detail: 'low',
  language: 'en',
};

/** How a reply failed, without the time of a next try. */
async function end(reply: AsyncIterable<ReplyChunk>) {
  let failure: ReplyChunk['finish'];
  try {
    for await (const { finish } of reply) failure = finish;
  } catch (error) {
    if (!(error instanceof AnalyzerError)) throw error;
    failure = error.failure;
  }
  return failure && { reason: failure.reason, detail: failure.detail };
}
