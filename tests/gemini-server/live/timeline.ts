import { concat, samplesOf } from '../../sound/make';
import { type Marker, MarkerReader } from '../../sound/markers';
import { dominantTone, levelOf, type Tone } from '../../sound/measure';
import { Windows } from '../../sound/windows';

/** One message of sound. */
export interface Arrival {
  /** When it arrived: milliseconds since the epoch. */
  at: number;
  /** Where it stands in the timeline, in milliseconds of sound. */
  startMs: number;
  durationMs: number;
  /** The connection's id. */
  connection: number;
}

export interface Span {
  startMs: number;
  durationMs: number;
}

export const RATE = 16_000;
const LEVEL_MS = 20;
/** An hour in chunks of 40 ms. */
const MOST_ARRIVALS = 90_000;

/**
 * All sound of a session as one stream, whatever connections it came over. Samples older than `keepMs` are forgotten;
 * numbered tones, levels and arrivals are not.
 */
export class AudioTimeline {
  readonly arrivals: Arrival[] = [];
  private readonly reader = new MarkerReader(RATE);
  private readonly windows = new Windows(samplesOf(LEVEL_MS, RATE));
  private readonly levels: number[] = [];
  private readonly kept: Int16Array[] = [];
  private keptSamples = 0;
  private samples = 0;

  constructor(private readonly keepMs: number) {}

  get durationMs(): number {
    return (this.samples * 1000) / RATE;
  }

  /** The numbered tones heard so far, in order, also the one that has not ended. */
  get markers(): readonly Marker[] {
    return [...this.reader.ended, ...this.reader.current()];
  }

  /** @param at when it arrived, milliseconds since the epoch */
  feed(pcm: Int16Array, at: number, connection: number): void {
    const durationMs = (pcm.length * 1000) / RATE;
    this.arrivals.push({ at, startMs: this.durationMs, durationMs, connection });
    if (this.arrivals.length > MOST_ARRIVALS) this.arrivals.shift();
    this.reader.feed(pcm);
    this.windows.feed(pcm, (window) => this.levels.push(levelOf(window)));
    this.samples += pcm.length;
    this.keep(pcm);
  }

  /** @throws for sound that is forgotten */
  pcm(startMs = this.forgottenMs, endMs = this.durationMs): Int16Array {
    const first = this.forgottenMs;
    if (startMs < first) throw new Error(`Sound before ${first} ms is forgotten: raise keepAudioMs.`);
    return concat(this.kept).subarray(samplesOf(startMs - first, RATE), samplesOf(endMs - first, RATE));
  }

  /** dBFS; -Infinity for digital silence. */
  level(startMs?: number, endMs?: number): number {
    return levelOf(this.pcm(startMs, endMs));
  }

  tone(startMs?: number, endMs?: number): Tone {
    return dominantTone(this.pcm(startMs, endMs), RATE);
  }

  /** Stretches of at least `leastMs` that are quieter than `below` dBFS. */
  silences(leastMs: number, below = -60): Span[] {
    const spans: Span[] = [];
    this.levels.forEach((level, index) => {
      if (level >= below) return;
      const startMs = index * LEVEL_MS;
      const last = spans.at(-1);
      if (last && last.startMs + last.durationMs === startMs) last.durationMs += LEVEL_MS;
      else spans.push({ startMs, durationMs: LEVEL_MS });
    });
    return spans.filter(({ durationMs }) => durationMs >= leastMs);
  }

  /** Where a chunk came more than `leastMs` after the one before it: its place, and how long it took. */
  waits(leastMs: number): Span[] {
    return this.arrivals.flatMap(({ at, startMs }, index) => {
      const durationMs = at - (this.arrivals[index - 1]?.at ?? at);
      return durationMs > leastMs ? [{ startMs, durationMs }] : [];
    });
  }

  private get forgottenMs(): number {
    return ((this.samples - this.keptSamples) * 1000) / RATE;
  }

  private keep(pcm: Int16Array): void {
    this.kept.push(pcm);
    this.keptSamples += pcm.length;
    const most = samplesOf(this.keepMs, RATE);
    while (this.keptSamples - (this.kept[0]?.length ?? 0) >= most && this.kept.length > 1) {
      this.keptSamples -= this.kept.shift()?.length ?? 0;
    }
  }
}
