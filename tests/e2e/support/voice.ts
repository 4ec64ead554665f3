import type { Page } from 'puppeteer';
import { OUTPUT_RATE } from '../../../lib/live';
import type { Answer, ToOffscreen, VoiceSettings, VoiceToWorker } from '../../../lib/messages';
import type { Extension } from './extension';
import { until } from './until';

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
  /** In the document: everything that was opened there. */
  var heardTracks: MediaStreamTrack[];
  var openedContexts: AudioContext[];
  var tap: { context: AudioContext; blocks: { at: number; samples: string }[] } | undefined;
}

export class VoiceDesk {
  private constructor(
    readonly page: Page,
    readonly offscreen: Page,
  ) {}

  static async open(extension: Extension): Promise<VoiceDesk> {
    const page = await extension.options();
    await page.evaluate(listen);
    const target = await until('the offscreen document', () => extension.offscreen());
    const offscreen = await target.asPage();
    await offscreen.evaluate(watchSound);
    return new VoiceDesk(page, offscreen);
  }

  tell<T = undefined>(command: ToOffscreen): Promise<Answer<T>> {
    return this.page.evaluate((message) => chrome.runtime.sendMessage(message), command);
  }

  /** Opens or changes it. */
  voice(changes: Partial<VoiceSettings> = {}): Promise<Answer> {
    return this.tell({ type: 'offscreen/voice', ...VOICE, ...changes });
  }

  /** Whether what comes is acknowledged; it is at first. */
  async takes(takes: boolean): Promise<void> {
    await this.page.evaluate((value) => {
      desk.takes = value;
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

  /** The microphones that were opened, first to last. */
  tracks(): Promise<{ state: string; settings: MediaTrackSettings }[]> {
    return this.offscreen.evaluate(() =>
      heardTracks.map((track) => ({ state: track.readyState, settings: track.getSettings() })),
    );
  }

  /** The states of what was opened for listening and playing, by their rates: 16 kHz first. */
  contexts(): Promise<string[]> {
    return this.offscreen.evaluate(() =>
      [...openedContexts].sort((a, b) => a.sampleRate - b.sampleRate).map(({ state }) => state),
    );
  }

  /** Answers when each was posted, ms since 1970. */
  post(posts: Post[]): Promise<number[]> {
    const wire = posts.map((one) => ('pcm' in one ? { ...one, pcm: base64Of(one.pcm) } : one));
    return this.page.evaluate(postAll, wire);
  }

  /**
   * What has gone to the loudspeaker, but for the first `from` samples; when the first of these did, ms since 1970, if
   * it was open all the while; and how long the way from there is.
   */
  async played(from = 0): Promise<{ samples: Float32Array; at: number; latencyMs: number }> {
    const { blocks, latencyMs } = await this.offscreen.evaluate(() => ({
      blocks: tap?.blocks ?? [],
      latencyMs: tap ? 1000 * (tap.context.baseLatency + tap.context.outputLatency) : 0,
    }));
    const pieces = blocks.map(({ samples }) => new Float32Array(bytesOf(samples)));
    let end = -from;
    let at = Number.POSITIVE_INFINITY;
    for (const [i, { length }] of pieces.entries()) {
      end += length;
      // Each is seen a moment after it was played: the one that was seen soonest tells best.
      if (end > 0) at = Math.min(at, (blocks[i]?.at ?? 0) - (1000 * end) / OUTPUT_RATE);
    }
    return {
      samples: Float32Array.from(pieces.flatMap((piece) => [...piece])).subarray(from),
      at,
      latencyMs,
    };
  }

  /** Waits until nothing sounds, and answers how many samples have gone to the loudspeaker by then. */
  async quiet(): Promise<number> {
    return until('silence', async () => {
      const { samples } = await this.played();
      return samples.subarray(-OUTPUT_RATE / 20).every((sample) => sample === 0) && samples.length;
    });
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

/**
 * Runs in the document, before its sound is opened: remembers what is opened, and has what goes to the loudspeaker
 * also go into a list.
 */
function watchSound(): void {
  globalThis.heardTracks = [];
  globalThis.openedContexts = [];
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const stream = await Reflect.apply(getUserMedia, this, [constraints]);
    heardTracks.push(...stream.getAudioTracks());
    return stream;
  };
  globalThis.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      openedContexts.push(this);
    }
  };
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
    const context = this.context as AudioContext;
    if (args[0] instanceof AudioDestinationNode && context.sampleRate === 24_000) {
      const copy = context.createMediaStreamDestination();
      copy.channelCount = 1;
      Reflect.apply(connect, this, [copy]);
      globalThis.tap = { context, blocks: [] };
      const { blocks } = globalThis.tap;
      const track = copy.stream.getAudioTracks()[0] as MediaStreamAudioTrack;
      void new MediaStreamTrackProcessor({ track }).readable.pipeTo(
        new WritableStream({
          write(data: AudioData) {
            const samples = new Float32Array(data.numberOfFrames);
            data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
            blocks.push({ at: Date.now(), samples: new Uint8Array(samples.buffer).toBase64() });
            data.close();
          },
        }),
      );
    }
    return Reflect.apply(connect, this, args);
  } as typeof connect;
}

function bytesOf(base64: string): ArrayBuffer {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

const samplesOf = (base64: string) => new Int16Array(bytesOf(base64));

function base64Of(pcm: Int16Array): string {
  return Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString('base64');
}
