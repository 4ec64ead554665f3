import type { Page } from 'puppeteer';
import { until } from '../e2e/support/until';
import type { GeminiServer } from '../gemini-server/index';
import { KEEP_NAMES } from './stage';

interface Batches extends Window {
  batches: { since: number; at: number }[];
}

/** The baseline: three seconds of the microphone at a time, as base64 in a JSON message from one context to another. */
export const BATCHES = '3 s of PCM at a time, as base64 in JSON';

/** @param page of the extension, which reads what comes out of the offscreen document. Answers how to end it. */
export async function startBatches(page: Page, offscreen: Page): Promise<() => Promise<void>> {
  for (const each of [page, offscreen]) await each.evaluate(KEEP_NAMES);
  await page.evaluate(() => {
    const batches: Batches['batches'] = [];
    Object.assign(window, { batches });
    chrome.runtime.onMessage.addListener((message) => {
      if (message.type !== 'baseline/batch') return;
      const { pcm } = JSON.parse(message.json);
      batches.push({ since: message.since, at: Date.now() });
      Reflect.get(window, 'sendBatch')?.(pcm);
    });
  });
  await offscreen.evaluate(async () => {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    const context = new AudioContext({ sampleRate: 16_000 });
    const processor = context.createScriptProcessor(4_096, 1, 1);
    let batch: number[] = [];
    let since = Date.now();
    processor.onaudioprocess = ({ inputBuffer }) => {
      for (const sample of inputBuffer.getChannelData(0)) batch.push(Math.round(sample * 32_767));
      if (batch.length < 3 * 16_000) return;
      const bytes = new Uint8Array(Int16Array.from(batch).buffer);
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      const json = JSON.stringify({ pcm: btoa(text) });
      void chrome.runtime.sendMessage({ type: 'baseline/batch', json, since }).catch(() => {});
      batch = [];
      since = Date.now();
    };
    context.createMediaStreamSource(stream).connect(processor).connect(context.destination);
    Object.assign(window, {
      endBatches: () => {
        for (const track of stream.getTracks()) track.stop();
        return context.close();
      },
    });
  });
  return () => offscreen.evaluate(() => Reflect.get(window, 'endBatches')());
}

const SOCKET = '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent';
const MODEL = 'models/gemini-3.8-live';

/** From now on batches go on to the stand-in, over a socket of their own. */
export async function sendBatches(page: Page, { url, key }: GeminiServer): Promise<void> {
  await page.evaluate(KEEP_NAMES);
  await page.evaluate(
    async (address, setup) => {
      const socket = new WebSocket(address);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      socket.send(JSON.stringify({ setup }));
      await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
      const mimeType = 'audio/pcm;rate=16000';
      Object.assign(window, {
        sendBatch: (data: string) =>
          socket.send(JSON.stringify({ realtimeInput: { audio: { mimeType, data } } })),
      });
    },
    `${url.replace('http', 'ws')}${SOCKET}?key=${key}`,
    { model: MODEL, generationConfig: { responseModalities: ['AUDIO'] } },
  );
}

/** From a batch's first sample to its arrival in the page, ms. */
export async function batchDelays(page: Page, count: number): Promise<number[]> {
  const read = () =>
    page.evaluate(() => (window as unknown as Batches).batches.map(({ since, at }) => at - since));
  return until(`${count} batches`, async () => (await read()).length >= count && read(), { timeout: 60_000 });
}
