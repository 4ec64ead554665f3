import { levelOf } from '../../sound/measure';
import { Windows } from '../../sound/windows';

/** What was noticed, and when, in milliseconds of the stream. */
export interface Noticed {
  kind: 'start' | 'end';
  atMs: number;
}

interface DetectorOptions {
  rate: number;
  /** dBFS. */
  speechLevel: number;
  speechMs: number;
  endSilenceMs: number;
}

const WINDOW_MS = 20;

/**
 * Says when somebody begins and stops speaking, by loudness alone. It goes by the stream's own time: where no sound
 * arrives, no speech ends.
 */
export class Detector {
  /** How much of what is being said was loud, in milliseconds. */
  voicedMs = 0;
  speaking = false;
  private run = 0;
  private readonly windows: Windows;

  /** @param atMs where in the stream it begins to listen */
  constructor(
    private readonly options: DetectorOptions,
    private atMs: number,
  ) {
    this.windows = new Windows((options.rate * WINDOW_MS) / 1000);
  }

  feed(pcm: Int16Array): Noticed[] {
    const noticed: Noticed[] = [];
    this.windows.feed(pcm, (window) => noticed.push(...this.step(window)));
    return noticed;
  }

  /** The stream is over: so is what was being said. */
  end(): Noticed[] {
    const was = this.speaking;
    this.speaking = false;
    this.run = 0;
    return was ? [{ kind: 'end', atMs: this.atMs }] : [];
  }

  private step(window: Int16Array): Noticed[] {
    const { speechLevel, speechMs, endSilenceMs } = this.options;
    const loud = levelOf(window) > speechLevel;
    this.atMs += WINDOW_MS;
    if (loud) this.voicedMs += WINDOW_MS;
    this.run = loud === this.speaking ? 0 : this.run + WINDOW_MS;
    if (this.run === 0 || this.run < (this.speaking ? endSilenceMs : speechMs)) return [];
    const began = this.atMs - this.run;
    if (!this.speaking) this.voicedMs = this.run;
    this.speaking = !this.speaking;
    this.run = 0;
    return [{ kind: this.speaking ? 'start' : 'end', atMs: began }];
  }
}
