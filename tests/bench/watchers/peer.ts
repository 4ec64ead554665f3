import type { Page } from 'puppeteer';
import { launchBrowser } from '../../e2e/support/browser';
import { serve } from '../../e2e/support/site';
import { until } from '../../e2e/support/until';
import { startGeminiServer } from '../../gemini-server/index';
import type { Peer } from '../legibility/peers';
import { show, TITLE } from './pages';
import type { Watcher } from './watcher';

const INTERVAL_MS: Record<Peer, number> = { squashed: 3_000, quarter: 2_000 };

/**
 * What others do, as their code does it: a timer draws the video element of a shared tab on a canvas and sends what
 * `toDataURL` makes of it. Without the panels and previews that they have around it, and without a word of text.
 */
export async function openPeer(peer: Peer, page: string): Promise<Watcher> {
  const args = [`--auto-select-tab-capture-source-by-title=${TITLE}`];
  const [browser, gemini, site] = await Promise.all([
    launchBrowser({ extensions: [], args }),
    startGeminiServer(),
    serve(),
  ]);
  const tab = await browser.newPage();
  await show(tab, site.at(page));
  // A window of its own: in that of the tab one of the two would be hidden.
  const from = await browser.newPage({ type: 'window' });
  await from.goto(site.at('code.html#from'));
  const start = async () => {
    const sharing = from.evaluate(share);
    await Promise.all([sharing, untilShared(from, tab)]);
    await from.evaluate(send, { peer, every: INTERVAL_MS[peer], url: gemini.url, key: gemini.key });
    await gemini.waitForAnswers(1);
    return 0;
  };
  const close = async () => {
    await browser.close();
    await Promise.all([gemini.close(), site.close()]);
  };
  return { browser, tab, gemini, start, close };
}

/** A page at rest may paint nothing for its new viewer: it is made to, and left as it was. */
async function untilShared(from: Page, tab: Page): Promise<void> {
  await until('the shared tab', async () => {
    for (const opacity of ['0.99', ''])
      await tab.evaluate((value) => {
        document.body.style.opacity = value;
        return new Promise(requestAnimationFrame);
      }, opacity);
    return from.evaluate(() => (document.querySelector('video')?.videoWidth ?? 0) > 2);
  });
}

async function share(): Promise<void> {
  const video = document.createElement('video');
  video.hidden = true;
  document.body.append(video);
  const size = { width: { max: 7680 }, height: { max: 4320 } };
  video.srcObject = await navigator.mediaDevices.getDisplayMedia({ video: size });
  await video.play();
}

interface Sending {
  peer: Peer;
  every: number;
  url: string;
  key: string;
}

async function send({ peer, every, url, key }: Sending): Promise<void> {
  const video = document.querySelector('video') as HTMLVideoElement;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const address = `${url}/v1beta/models/gemini-3.1-flash-lite:streamGenerateContent?alt=sse`;
  const headers = { 'content-type': 'application/json', 'x-goog-api-key': key };
  const quality = peer === 'quarter' ? 1.0 : undefined;
  setInterval(() => {
    canvas.width = peer === 'squashed' ? 640 : video.videoWidth * 0.25;
    canvas.height = peer === 'squashed' ? 480 : video.videoHeight * 0.25;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const data = canvas.toDataURL('image/jpeg', quality).split(',')[1];
    const parts = [{ inlineData: { mimeType: 'image/jpeg', data } }];
    const body = JSON.stringify({ contents: [{ role: 'user', parts }] });
    void fetch(address, { method: 'POST', headers, body }).then((response) => response.text());
  }, every);
}
