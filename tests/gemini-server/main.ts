import { parseArgs } from 'node:util';
import { startGeminiServer } from './index';

/**
 * Runs the stand-in by hand: `tsx tests/gemini-server/main.ts --port 8787 --key …`.
 * The first line printed is JSON, `{"url", "key"}`; every further line tells of one request that ended.
 */
const { values } = parseArgs({ options: { port: { type: 'string' }, key: { type: 'string' } } });

const gemini = await startGeminiServer({
  port: Number(values.port ?? 0),
  ...(values.key && { key: values.key }),
  pace: { firstDelayMs: 250, chunkDelayMs: 80 },
  // A demo may run for hours, and every request holds its pictures.
  keep: 50,
});
console.log(JSON.stringify({ url: gemini.url, key: gemini.key }));

let told = 0;
for (;;) {
  const timeoutMs = 2 ** 31 - 1;
  await gemini.waitFor(() => next() !== undefined, { timeoutMs });
  const request = next();
  if (!request) continue;
  told = request.id;
  const { method, path, status, finishedAt, at, images, usage, error, aborted } = request;
  const size = images.map(({ width, height }) => `${width}×${height}`).join(' ');
  const tokens = usage
    ? `${usage.promptTokenCount}+${usage.totalTokenCount - usage.promptTokenCount} tokens`
    : '';
  const end = aborted ? 'client hung up' : (error ?? '');
  const safePath = path.replace(/([?&]key=)[^&]*/, '$1…');
  console.log(method, safePath, status, `${Math.round(finishedAt - at)} ms`, size, tokens, end);
}

/** The next request to tell of, once it has ended; in order, though a later one may have ended first. */
function next() {
  const request = gemini.requests.find(({ id }) => id > told);
  return request && request.finishedAt > 0 ? request : undefined;
}
