import type { Page } from 'puppeteer';
import { concat } from '../../sound/make';
import { bytesOf } from './bytes';

declare global {
  /** In the document: chunks that nobody has fetched yet, as base64. */
  var handed: string[];
  /** With each chunk of what was opened last: for how long the audio thread had gone on, beside what it handed over, s. */
  var besideHanded: number[];
}

/**
 * What the audio thread has handed over of all that is listened to. Before that a busy machine can lose sound or put
 * silence into it, and no extension can do anything about it; behind it nothing may be lost.
 */
export class Handed {
  private readonly fetched: Int16Array[] = [];

  constructor(private readonly offscreen: Page) {}

  /** Before anything is listened to. */
  async watch(): Promise<void> {
    await this.offscreen.evaluate(watchInput);
  }

  /** All of it so far, 16 kHz. A little at a time costs the document less: what was fetched it forgets. */
  async pcm(): Promise<Int16Array<ArrayBuffer>> {
    const chunks = await this.offscreen.evaluate(() => handed.splice(0));
    this.fetched.push(...chunks.map((chunk) => new Int16Array(bytesOf(chunk))));
    return concat(this.fetched);
  }

  /**
   * How much of what it listened to it did not hand over since it began, ms; below zero for what it handed over twice.
   * By its own clock, so that it is next to nothing on any machine.
   */
  async missingMs(): Promise<number> {
    const looks = await this.offscreen.evaluate(() => besideHanded);
    // A document that was busy looks late. Of the looks of some seconds one was in time.
    const [before, after] = [looks.slice(0, looks.length / 2), looks.slice(looks.length / 2)];
    return 1000 * (Math.min(...after) - Math.min(...before));
  }
}

/** Runs in the document. */
function watchInput(): void {
  globalThis.handed = [];
  globalThis.AudioWorkletNode = class extends AudioWorkletNode {
    constructor(context: BaseAudioContext, name: string, options?: AudioWorkletNodeOptions) {
      super(context, name, options);
      if (name !== 'input') return;
      const beside: number[] = [];
      globalThis.besideHanded = beside;
      let samples = 0;
      this.port.addEventListener('message', ({ data }: MessageEvent<Int16Array<ArrayBuffer>>) => {
        // What comes after it was closed is nobody's.
        if (this.port.onmessage === null) return;
        handed.push(new Uint8Array(data.buffer).toBase64());
        samples += data.length;
        beside.push(context.currentTime - samples / context.sampleRate);
      });
    }
  };
}
