import { until } from '../e2e/support/until';
import type { VoiceDesk } from '../e2e/support/voice';

interface Batches extends Window {
  batches: { late: number }[];
}

/** The baseline, in the same document: three seconds of the microphone at a time, as base64 in a JSON message. */
export async function startBatches({ page, offscreen }: VoiceDesk): Promise<void> {
  await page.evaluate(() => {
    const batches: Batches['batches'] = [];
    Object.assign(window, { batches });
    chrome.runtime.onMessage.addListener((message) => {
      if (message.type !== 'baseline/batch') return;
      atob(JSON.parse(message.json).pcm);
      batches.push({ late: Date.now() - message.since });
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
  });
}

/** From a batch's first sample to its arrival, ms. */
export async function batchDelays({ page }: VoiceDesk, count: number): Promise<number[]> {
  const read = () => page.evaluate(() => (window as unknown as Batches).batches.map(({ late }) => late));
  return until(`${count} batches`, async () => (await read()).length >= count && read(), { timeout: 60_000 });
}
