import type { Page } from 'puppeteer';
import { OUTPUT_RATE } from '../../../lib/live';
import { bytesOf } from './bytes';
import type { Extension } from './extension';
import { Handed } from './handed';
import { until } from './until';
import { type Block, noteSaid, watchSound } from './watch-sound';

/** Of one channel, −1 to 1. */
export interface Piece {
  at: number;
  /** Samples a second. */
  rate: number;
  samples: Float32Array;
}

/** The sound of the product's offscreen document: what it listens to, and what it plays. */
export class Sound {
  private readonly fetched: Piece[] = [];
  /** Of these, how many `more` has answered. */
  private told = 0;

  readonly handed: Handed;

  constructor(readonly offscreen: Page) {
    this.handed = new Handed(offscreen);
  }

  /** Of the document that there is, whose sound must not be open yet. */
  static async watch(extension: Extension): Promise<Sound> {
    const target = await until('the offscreen document', () => extension.offscreen());
    const offscreen = await target.asPage();
    await offscreen.evaluate(watchSound);
    await offscreen.evaluate(noteSaid);
    const sound = new Sound(offscreen);
    await sound.handed.watch();
    return sound;
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
    await this.fetch();
    return this.fetched.slice(-last);
  }

  /** What has gone there since this was last asked. Minutes of it in one go would hold up who plays, and who asks. */
  async more(): Promise<Float32Array[]> {
    await this.fetch();
    const more = this.fetched.slice(this.told);
    this.told = this.fetched.length;
    return more.map(({ samples }) => samples);
  }

  /** When each piece of what the model says has come into the document, ms since 1970, and of which turn it is. */
  said(): Promise<{ turnId: string; at: number }[]> {
    return this.offscreen.evaluate(() => said);
  }

  /** Only what is new: a look that fetches all again keeps a busy machine from what it looks at. */
  private async fetch(): Promise<void> {
    const from = this.fetched.length;
    const blocks = await this.offscreen.evaluate((index) => tap?.blocks.slice(index) ?? [], from);
    if (this.fetched.length === from) this.fetched.push(...blocks.map(pieceOf));
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
    return { samples: joined(pieces).subarray(from), at: began, latencyMs };
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

function joined(pieces: readonly Piece[]): Float32Array {
  const all = new Float32Array(pieces.reduce((sum, { samples }) => sum + samples.length, 0));
  let at = 0;
  for (const { samples } of pieces) {
    all.set(samples, at);
    at += samples.length;
  }
  return all;
}

const pieceOf = ({ at, rate, samples }: Block): Piece => ({
  at,
  rate,
  samples: new Float32Array(bytesOf(samples)),
});
