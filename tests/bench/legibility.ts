import type { Page } from 'puppeteer';
import { launchBrowser } from '../e2e/support/browser';
import { serve } from '../e2e/support/site';
import { until } from '../e2e/support/until';
import { compare, type Reading } from '../reading/error';
import { canRead, read } from '../reading/ocr';
import { textOf } from '../reading/truth';
import { PAGES, PICK_TAB } from './legibility/pages';
import { inPairs } from './legibility/pairs';
import { PEERS, type Peer, peerPicture } from './legibility/peers';
import { type Row, row } from './row';
import { openStage } from './stage';

const SIZE = { width: 1920, height: 1080 };

interface Sent {
  truth: string;
  bytes: Buffer;
}
interface Measured extends Reading {
  kilobytes: number;
}

/** How well dense pages of 12 px text are read from what is sent, and what that weighs. */
export async function legibility(): Promise<Row[]> {
  if (!(await canRead())) throw new Error('tesseract is needed: apt-get install tesseract-ocr');
  const ours = await measure(await sentByUs());
  const peers: Row[] = [];
  for (const peer of Object.keys(PEERS) as Peer[]) {
    peers.push(...rows(ours, PEERS[peer], await measure(await sentBy(peer))));
  }
  return peers;
}

function rows(ours: Measured[], what: string, theirs: Measured[]): Row[] {
  const of = (pick: (one: Measured) => number) => ({
    values: ours.map(pick),
    baseline: { what, values: theirs.map(pick) },
  });
  return [
    row({ name: 'letters misread on a dense page', unit: '%', ...of(({ error }) => 100 * error), goal: 5 }),
    row({ name: 'numbers missed', unit: '%', ...of(({ numbers }) => 100 * (1 - numbers)), goal: 16 }),
    row({ name: 'a dense 1080p frame', unit: 'KB', ...of(({ kilobytes }) => kilobytes), goal: 95 }),
  ];
}

function measure(sent: Sent[]): Promise<Measured[]> {
  return inPairs(sent, async ({ truth, bytes }) => ({
    ...compare(truth, await read(bytes, SIZE)),
    kilobytes: bytes.length / 1000,
  }));
}

/** From the bytes that arrived at the server. */
async function sentByUs(): Promise<Sent[]> {
  const { extension, gemini, page, site, close } = await openStage();
  const tab = await page('code.html#bench');
  await extension.clickIcon(tab);
  await extension.panel();
  await gemini.waitForAnswers(gemini.answers.length + 1, { timeoutMs: 15_000 });
  // Again and again: the panel that opens beside it, some time or other, takes back a size that was set before.
  await until('the tab to have its size', async () => {
    await tab.setViewport(SIZE);
    return gemini.answers.at(-1)?.images[0]?.width === SIZE.width;
  });
  const sent: Sent[] = [];
  for (const dense of PAGES) {
    const truth = await show(tab, site.at(dense));
    // The first after it may show the page, or its size, as they were before.
    const seen = gemini.answers.length + 1;
    const { data } = await until(`a picture ${SIZE.width} px wide`, () =>
      gemini.answers
        .slice(seen)
        .flatMap(({ images }) => images.filter(({ width }) => width === SIZE.width))
        .at(0),
    );
    sent.push({ truth, bytes: data });
  }
  await close();
  return sent;
}

async function sentBy(peer: Peer): Promise<Sent[]> {
  const [browser, site] = await Promise.all([launchBrowser({ extensions: [], args: [PICK_TAB] }), serve()]);
  const [from, tab] = await Promise.all([browser.newPage(), browser.newPage()]);
  await from.goto(site.at('code.html#from'));
  await tab.setViewport(SIZE);
  const sent: Sent[] = [];
  for (const dense of PAGES) {
    const truth = await show(tab, site.at(dense));
    await from.bringToFront();
    sent.push({ truth, bytes: await peerPicture(from, peer) });
  }
  await Promise.all([browser.close(), site.close()]);
  return sent;
}

/** Loads the page anew: another fragment alone would not. */
async function show(tab: Page, address: string): Promise<string> {
  await tab.goto(address.replace('#', `?${Date.now()}#`));
  return textOf(tab);
}
