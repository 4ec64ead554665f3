import type { Page } from 'puppeteer';
import { until } from '../e2e/support/until';
import { type Row, row } from './row';
import { now, openStage, type Stage } from './stage';

const CHUNKS = 25;

/** From the server's chunk to its text on the screen, with the write to disk in between. */
export async function stream(): Promise<Row[]> {
  const stage = await openStage();
  const shown = await shownAfter(stage);
  const floor = await arrivesAfter(stage);
  await stage.close();
  return [
    row({
      name: "server's chunk → text on screen",
      unit: 'ms',
      values: shown,
      baseline: { what: 'the same chunk → a bare fetch in a page', values: floor },
      goal: 30,
    }),
  ];
}

async function shownAfter({ extension, gemini, page }: Stage): Promise<number[]> {
  const sent: number[] = [];
  let panel: Page | undefined;
  async function* chunks() {
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      sent.push(now());
      yield `word${chunk}. `;
      await until('the chunk on the screen', async () => (await seenAt(panel))[chunk]);
    }
  }
  gemini.hold();
  gemini.replyAlways(() => ({ chunks: chunks() }));
  const tab = await page('code.html#stream');
  await extension.clickIcon(tab);
  panel = await extension.panel();
  await watchWords(panel);
  gemini.release(1);
  const seen = await until('all chunks on the screen', async () => {
    const times = await seenAt(panel);
    return times.length === CHUNKS && times;
  });
  return seen.map((at, chunk) => at - (sent[chunk] as number));
}

/** Notes when each word is first drawn: a mutation, then the frame that shows it. */
async function watchWords(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { wordTimes: times });
    new MutationObserver(() => {
      const count = (document.body.textContent ?? '').match(/word\d+\./g)?.length ?? 0;
      requestAnimationFrame(() => {
        while (times.length < count) times.push(performance.timeOrigin + performance.now());
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

async function seenAt(panel: Page | undefined): Promise<number[]> {
  if (!panel) return [];
  return panel.evaluate(() => (globalThis as unknown as { wordTimes?: number[] }).wordTimes ?? []);
}

/** The floor: the stand-in's chunks read by a page that does nothing with them. */
async function arrivesAfter({ gemini, page }: Stage): Promise<number[]> {
  const sent: number[] = [];
  async function* chunks() {
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      sent.push(now());
      yield `word${chunk}. `;
      // Spaced, so that each is read alone.
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  gemini.hold();
  gemini.replyAlways(() => ({ chunks: chunks() }));
  const tab = await page('code.html#floor');
  const reading = tab.evaluate(readWords, gemini.url, gemini.key);
  await gemini.waitFor(({ held }) => held.some(({ texts }) => texts.includes('floor')));
  for (const held of gemini.held.filter(({ texts }) => texts.includes('floor'))) gemini.release(held);
  const seen = await reading;
  return seen.slice(0, CHUNKS).map((at, chunk) => at - (sent[chunk] as number));
}

async function readWords(url: string, key: string): Promise<number[]> {
  const body = JSON.stringify({ contents: [{ role: 'user', parts: [{ text: 'floor' }] }] });
  const address = `${url}/v1beta/models/gemini-3.1-flash-lite:streamGenerateContent?alt=sse`;
  const headers = { 'content-type': 'application/json', 'x-goog-api-key': key };
  const response = await fetch(address, { method: 'POST', headers, body });
  // Node's types and the browser's disagree about what a decoder takes.
  const decoder = new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>;
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(decoder).getReader();
  const times: number[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const words = part.value.match(/word\d+\./g)?.length ?? 0;
    for (let word = 0; word < words; word++) times.push(performance.timeOrigin + performance.now());
  }
  return times;
}
