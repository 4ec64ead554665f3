import type { Page } from 'puppeteer';
import { until } from '../e2e/support/until';
import type { Media } from '../gemini-server/types';
import { KEEP_NAMES, type Stage } from './stage';

/** What a tutorial makes of a tab: a MediaRecorder, a new one every two seconds. */
export interface Recorder {
  /** Answers what it has recorded. */
  stop(): Promise<Media[]>;
}

interface Recording extends Window {
  stopRecording(): Promise<string[]>;
}

/**
 * Records a tab that the icon was clicked on, in an offscreen document as extensions do; what watches it is stopped
 * first.
 * @param page of the extension
 */
export async function openRecorder({ browser, extension }: Stage, page: Page, tab: Page): Promise<Recorder> {
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'worker/stop' }));
  await until('the offscreen document to be gone', () => extension.offscreen() === undefined);
  const streamId = await page.evaluate(openDocument);
  const isOurs = (url: string) => url.endsWith('options.html?recorder');
  const target = await until('the recorder', () => browser.targets().find((other) => isOurs(other.url())));
  const document = await target.asPage();
  await document.evaluate(KEEP_NAMES);
  await tab.bringToFront();
  await document.evaluate(record, streamId);
  return {
    stop: async () => {
      const files = await document.evaluate(() => (window as unknown as Recording).stopRecording());
      return files.map((base64) => {
        const data = Buffer.from(base64, 'base64');
        return { mimeType: 'video/webm', bytes: data.length, data, resolution: '' };
      });
    },
  };
}

/** Runs in a page of the extension. Answers the stream of the tab with the film. */
async function openDocument(): Promise<string> {
  await chrome.offscreen.createDocument({
    url: 'options.html?recorder',
    reasons: ['USER_MEDIA'],
    justification: 'A baseline.',
  });
  // Only the tab that the icon was clicked on tells its title.
  const [tab] = await chrome.tabs.query({ title: 'A film' });
  return chrome.tabCapture.getMediaStreamId({ targetTabId: tab?.id ?? -1 });
}

/** Runs in the document. */
async function record(chromeMediaSourceId: string): Promise<void> {
  const size = { minWidth: 1280, maxWidth: 1280, minHeight: 720, maxHeight: 720 };
  const video = { mandatory: { chromeMediaSource: 'tab', chromeMediaSourceId, ...size } };
  const stream = await navigator.mediaDevices.getUserMedia({ video } as MediaStreamConstraints);
  // VP8, which it takes by itself, cannot keep up at this size without a graphics chip.
  const mimeType = ['video/webm;codecs=h264', 'video/webm'].find((type) =>
    MediaRecorder.isTypeSupported(type),
  );
  const files: Promise<string>[] = [];
  const begin = () => {
    const recorder = new MediaRecorder(stream, { mimeType });
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size > 0) files.push(data.arrayBuffer().then((buffer) => new Uint8Array(buffer).toBase64()));
    });
    recorder.start();
    return recorder;
  };
  let recorder = begin();
  const timer = setInterval(() => {
    recorder.stop();
    recorder = begin();
  }, 2000);
  Object.assign(window, {
    stopRecording: async () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      return Promise.all(files);
    },
  });
}
