import type { Page } from 'puppeteer';
import { OUTPUT_RATE } from '../../../lib/live';
import type { Extension } from './extension';
import { until } from './until';

declare global {
  /** In the document: everything that was opened there. */
  var heardTracks: MediaStreamTrack[];
  var openedContexts: AudioContext[];
  /** A list that grows while the track lives. */
  var record: (track: MediaStreamAudioTrack) => Block[];
  var tap: { context: AudioContext; blocks: Block[] } | undefined;
  var beside: Block[];
}

/** Of one channel, −1 to 1. */
export interface Piece {
  at: number;
  /** Samples a second. */
  rate: number;
  samples: Float32Array;
}

/** A piece on its way here, as base64. */
type Block = Omit<Piece, 'samples'> & { samples: string };

/** The sound of the product's offscreen document: what it listens to, and what it plays. */
export class Sound {
  /** Pieces that `more` has answered. */
  private told = 0;

  constructor(readonly offscreen: Page) {}

  /** Of the document that there is, whose sound must not be open yet. */
  static async watch(extension: Extension): Promise<Sound> {
    const target = await until('the offscreen document', () => extension.offscreen());
    const offscreen = await target.asPage();
    await offscreen.evaluate(watchSound);
    return new Sound(offscreen);
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

  /**
   * What has gone to the loudspeaker since it was first opened, each piece a moment after it was played: ms since 1970.
   * @param last only so many
   */
  async pieces(last = Number.MAX_SAFE_INTEGER): Promise<Piece[]> {
    const blocks = await this.offscreen.evaluate((count) => tap?.blocks.slice(-count) ?? [], last);
    return blocks.map(pieceOf);
  }

  /** What has gone there since this was last asked. Minutes of it in one go would hold up who plays, and who asks. */
  async more(): Promise<Float32Array[]> {
    const blocks = await this.offscreen.evaluate((from) => tap?.blocks.slice(from) ?? [], this.told);
    this.told += blocks.length;
    return blocks.map((block) => pieceOf(block).samples);
  }

  /** How long the way from there to the ear is, as the browser tells it. */
  latencyMs(): Promise<number> {
    return this.offscreen.evaluate(() =>
      tap ? 1000 * (tap.context.baseLatency + tap.context.outputLatency) : 0,
    );
  }

  /** Reads the open microphone once more, each piece as soon as the browser gives it. Answers how to get what came. */
  async recordMicrophone(): Promise<() => Promise<Piece[]>> {
    await this.offscreen.evaluate(() => {
      const track = heardTracks.findLast(({ readyState }) => readyState === 'live');
      globalThis.beside = record(track as MediaStreamAudioTrack);
    });
    return async () => (await this.offscreen.evaluate(() => beside)).map(pieceOf);
  }

  /**
   * The same as one, but for the first `from` samples; when the first of these was played, ms since 1970, if it was open
   * all the while; and how long the way from there is.
   */
  async played(from = 0): Promise<{ samples: Float32Array; at: number; latencyMs: number }> {
    const pieces = await this.pieces();
    let end = -from;
    let began = Number.POSITIVE_INFINITY;
    for (const { at, samples } of pieces) {
      end += samples.length;
      // Each is seen a moment after it was played: the one that was seen soonest tells best.
      if (end > 0) began = Math.min(began, at - (1000 * end) / OUTPUT_RATE);
    }
    const latencyMs = await this.latencyMs();
    const samples = Float32Array.from(pieces.flatMap((piece) => [...piece.samples])).subarray(from);
    return { samples, at: began, latencyMs };
  }

  /**
   * Waits until nothing sounds, and answers how many samples have gone to the loudspeaker by then.
   * @param after where something is to have sounded first, behind so many samples
   */
  async quiet(after?: number): Promise<number> {
    return until('silence', async () => {
      const { samples } = await this.played();
      const sounded = after === undefined || samples.subarray(after).some((sample) => sample !== 0);
      return sounded && samples.subarray(-OUTPUT_RATE / 20).every((sample) => sample === 0) && samples.length;
    });
  }
}

/**
 * Runs in the document, before its sound is opened: remembers what is opened, and has what goes to the loudspeaker
 * also go into a list.
 */
function watchSound(): void {
  globalThis.heardTracks = [];
  globalThis.openedContexts = [];
  globalThis.record = (track) => {
    const blocks: Block[] = [];
    // A busy document must not lose what it has yet to look at: 10 s of it.
    void new MediaStreamTrackProcessor({ track, maxBufferSize: 1_000 }).readable.pipeTo(
      new WritableStream({
        write(data: AudioData) {
          const samples = new Float32Array(data.numberOfFrames);
          data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
          const base64 = new Uint8Array(samples.buffer).toBase64();
          blocks.push({ at: Date.now(), rate: data.sampleRate, samples: base64 });
          data.close();
        },
      }),
    );
    return blocks;
  };
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
      const track = copy.stream.getAudioTracks()[0] as MediaStreamAudioTrack;
      globalThis.tap = { context, blocks: record(track) };
    }
    return Reflect.apply(connect, this, args);
  } as typeof connect;
}

const pieceOf = ({ at, rate, samples }: Block): Piece => ({
  at,
  rate,
  samples: new Float32Array(bytesOf(samples)),
});

export function bytesOf(base64: string): ArrayBuffer {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}
