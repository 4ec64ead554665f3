import { frequencyOf, MARKERS } from './alphabet';
import { energyOf, levelFrom, shareAt } from './measure';
import { Windows } from './windows';

/** One numbered tone that was heard. Times are milliseconds from the first sample, to within 10. */
export interface Marker {
  marker: number;
  startMs: number;
  durationMs: number;
  /** Mean dBFS. */
  level: number;
}

const HOP_MS = 10;
const WINDOW_MS = 20;
/** A tone must be louder than this, and have this share of a window's energy. */
const QUIET = -55;
const CLEAR_SHARE = 0.5;
/** So many windows make a tone: less is a click. So many others within it are forgiven: a crackle. */
const LEAST_WINDOWS = 3;
const FORGIVEN_WINDOWS = 2;

/** All numbered tones, in order. */
export function readMarkers(pcm: Int16Array, rate: number): Marker[] {
  const reader = new MarkerReader(rate);
  reader.feed(pcm);
  return [...reader.ended, ...reader.current()];
}

/** Its tones are known to within 10 ms at each end of each part. */
const INEXACT = 1.25;

/** What a silence has cut in two is one again: parts that together are no longer than a tone was made, ms. */
export function joined(markers: readonly Marker[], toneMs: number): Marker[] {
  const all: Marker[] = [];
  let soundMs = 0;
  for (const marker of markers) {
    const before = all.at(-1);
    const together = soundMs + marker.durationMs;
    if (before?.marker === marker.marker && together <= INEXACT * toneMs) {
      before.durationMs = marker.startMs + marker.durationMs - before.startMs;
      soundMs = together;
    } else {
      all.push({ ...marker });
      soundMs = marker.durationMs;
    }
  }
  return all;
}

interface Run {
  marker: number;
  first: number;
  last: number;
  count: number;
  levels: number;
}

/** Reads numbered tones out of a stream, whatever pieces it comes in. Keeps 20 ms of sound. */
export class MarkerReader {
  /** The tones that are over. */
  readonly ended: Marker[] = [];
  private readonly windows: Windows;
  private index = 0;
  private run: Run | undefined;

  constructor(private readonly rate: number) {
    this.windows = new Windows((rate * WINDOW_MS) / 1000, (rate * HOP_MS) / 1000);
  }

  feed(pcm: Int16Array): void {
    this.windows.feed(pcm, (window) => this.step(window));
  }

  /** The tone that is being heard, if it is long enough to be one. */
  current(): Marker[] {
    return this.run && this.run.count >= LEAST_WINDOWS ? [markerOf(this.run)] : [];
  }

  private step(window: Int16Array): void {
    const energy = energyOf(window);
    const level = levelFrom(energy, window.length);
    this.take(level > QUIET ? markerIn(window, this.rate, energy) : undefined, level);
    this.index += 1;
  }

  private take(marker: number | undefined, level: number): void {
    const { run, index } = this;
    if (run && marker === run.marker) {
      run.last = index;
      run.count += 1;
      run.levels += level;
      return;
    }
    if (run && marker === undefined && index - run.last <= FORGIVEN_WINDOWS) return;
    this.ended.push(...this.current());
    this.run =
      marker === undefined ? undefined : { marker, first: index, last: index, count: 1, levels: level };
  }
}

/** A window counts as soon as half of it is the tone, so a tone begins a quarter of a window into its first. */
function markerOf({ marker, first, last, count, levels }: Run): Marker {
  const startMs = first * HOP_MS + WINDOW_MS / 4;
  return { marker, startMs, durationMs: (last - first) * HOP_MS + WINDOW_MS / 2, level: levels / count };
}

function markerIn(window: Int16Array, rate: number, energy: number): number | undefined {
  for (let marker = 0; marker < MARKERS; marker += 1) {
    if (shareAt(window, frequencyOf(marker), rate, energy) >= CLEAR_SHARE) return marker;
  }
  return undefined;
}
