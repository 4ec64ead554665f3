import type { Page } from 'puppeteer';
import type { Answer, ToOffscreen, VoiceSettings, VoiceToWorker } from '../../../lib/messages';
import { bytesOf } from './bytes';
import type { Extension } from './extension';
import { Sound } from './sound';

/**
 * The product's offscreen document, driven by hand: a page of the extension stands where the worker does, on the other
 * end of the voice port.
 */

export const VOICE: VoiceSettings = {
  sessionId: 'session',
  microphone: true,
  tabSound: 'no',
  pushToTalk: false,
  volume: 1,
  muted: false,
};

/** What came over the port. Sound as 16 bit samples. */
export type Came =
  | Exclude<VoiceToWorker, { type: 'worker/sound' }>
  | { type: 'worker/sound'; sessionId: string; number: number; at: number; input: string; pcm?: Int16Array };

/** Something to be posted to the document, so many ms after the first of a row. */
export type Post = { afterMs: number } & (
  | { type: 'offscreen/say'; turnId: string; pcm: Int16Array }
  | { type: 'offscreen/said'; turnId: string }
  | { type: 'offscreen/hush' }
);

declare global {
  var desk: { port?: chrome.runtime.Port; came: unknown[]; takes: boolean; ports: number };
}

export class VoiceDesk extends Sound {
  private constructor(
    readonly page: Page,
    offscreen: Page,
  ) {
    super(offscreen);
  }

  static async open(extension: Extension): Promise<VoiceDesk> {
    const page = await extension.options();
    await page.evaluate(listen);
    const { offscreen } = await Sound.watch(extension);
    return new VoiceDesk(page, offscreen);
  }

  tell<T = undefined>(command: ToOffscreen): Promise<Answer<T>> {
    return this.page.evaluate((message) => chrome.runtime.sendMessage(message), command);
  }

  /** Opens or changes it. */
  voice(changes: Partial<VoiceSettings> = {}): Promise<Answer> {
    return this.tell({ type: 'offscreen/voice', ...VOICE, ...changes });
  }

  /** Whether what comes is acknowledged; it is at first. Answers how much has come until then. */
  takes(takes: boolean): Promise<number> {
    return this.page.evaluate((value) => {
      desk.takes = value;
      return desk.came.length;
    }, takes);
  }

  /** Cuts the line, as the worker's death does. */
  async hangUp(): Promise<void> {
    await this.page.evaluate(() => desk.port?.disconnect());
  }

  /** How often the line was laid. */
  lines(): Promise<number> {
    return this.page.evaluate(() => desk.ports);
  }

  async came(): Promise<Came[]> {
    const came = (await this.page.evaluate(() => desk.came)) as (Came & { pcm: string })[];
    return came.map((one) => (one.pcm ? { ...one, pcm: samplesOf(one.pcm) } : one) as Came);
  }

  /** All sound that came, as one. */
  async heard(): Promise<Int16Array> {
    const pieces = (await this.came()).flatMap((one) =>
      one.type === 'worker/sound' && one.pcm ? [one.pcm] : [],
    );
    return Int16Array.from(pieces.flatMap((piece) => [...piece]));
  }

  /** When each piece of a turn came into the document, ms since 1970. */
  async arrivals(turnId: string): Promise<number[]> {
    return (await this.said()).filter((one) => one.turnId === turnId).map(({ at }) => at);
  }

  /** Answers when each was posted, ms since 1970. */
  post(posts: Post[]): Promise<number[]> {
    const wire = posts.map((one) => ('pcm' in one ? { ...one, pcm: base64Of(one.pcm) } : one));
    return this.page.evaluate(postAll, wire);
  }
}

/** Runs in the page. */
async function listen(): Promise<void> {
  globalThis.desk = { came: [], takes: true, ports: 0 };
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== 'voice') return;
    desk.port = port;
    desk.ports += 1;
    port.onMessage.addListener((message) => {
      const { input, ...rest } = message;
      const pcm = input?.pcm?.toBase64();
      desk.came.push(input ? { ...rest, at: Date.now(), input: input.type, pcm } : rest);
      const { sessionId, number } = message;
      if (input && desk.takes) port.postMessage({ type: 'offscreen/sound-taken', sessionId, number });
    });
  });
  await chrome.offscreen.createDocument({
    url: 'offscreen.html',
    reasons: ['USER_MEDIA' as chrome.offscreen.Reason],
    justification: 'A test.',
  });
}

/** Runs in the page. */
async function postAll(posts: Record<string, unknown>[]): Promise<number[]> {
  const start = performance.now();
  const times: number[] = [];
  for (const { afterMs, pcm, ...rest } of posts) {
    const wait = start + (afterMs as number) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    times.push(Date.now());
    desk.port?.postMessage(pcm ? { ...rest, pcm: Uint8Array.fromBase64(pcm as string) } : rest);
  }
  return times;
}

const samplesOf = (base64: string) => new Int16Array(bytesOf(base64));

function base64Of(pcm: Int16Array): string {
  return Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString('base64');
}
