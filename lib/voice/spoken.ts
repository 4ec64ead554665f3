import { OUTPUT_RATE } from '../live';

/** How much of a turn of the model was played. */
export interface Played {
  turnId: string;
  ms: number;
  /** Nothing of it is left. */
  over: boolean;
}

interface Part {
  turnId: string;
  from: number;
  to: number;
  /** Nothing more of it comes. */
  isComplete: boolean;
}

/** Which turns the samples belong to, by their positions since the beginning. */
export class Spoken {
  #parts: Part[] = [];
  /** Hushed, until it is known how far they were played. */
  #cut: Part[] = [];
  #hushed = '';
  #length = 0;

  /** False for what is not to be played: its turn was hushed. */
  say(turnId: string, samples: number): boolean {
    if (samples === 0 || turnId === this.#hushed) return false;
    const last = this.#parts.at(-1);
    const part = last?.turnId === turnId ? last : this.#begin(turnId);
    this.#length += samples;
    part.to = this.#length;
    return true;
  }

  /** No more comes of a turn. False where that changes nothing. */
  said(turnId: string): boolean {
    const last = this.#parts.at(-1);
    if (last?.turnId !== turnId) return false;
    last.isComplete = true;
    return true;
  }

  /** Nor of any. */
  allSaid(): void {
    for (const part of this.#parts) part.isComplete = true;
  }

  /** Everything before `position` was played. */
  played(position: number): Played[] {
    const begun = this.#parts.filter(({ from }) => from < position);
    const reports = begun.map((part) => ({
      turnId: part.turnId,
      ms: msBetween(part.from, Math.min(position, part.to)),
      over: part.isComplete && part.to <= position,
    }));
    this.#parts = this.#parts.filter(({ isComplete, to }) => !isComplete || to > position);
    return reports;
  }

  /** What has not been played will not be, nor what still comes of the last turn. */
  hush(): void {
    this.#hushed = this.#parts.at(-1)?.turnId ?? this.#hushed;
    this.#cut.push(...this.#parts);
    this.#parts = [];
  }

  /** What was hushed was played up to here. */
  cut(position: number): Played[] {
    const cut = this.#cut;
    this.#cut = [];
    return cut.map(({ turnId, from, to }) => ({
      turnId,
      ms: msBetween(from, Math.min(position, to)),
      over: true,
    }));
  }

  #begin(turnId: string): Part {
    // One after the other: what comes of the next says that the one before is complete.
    this.allSaid();
    const part = { turnId, from: this.#length, to: this.#length, isComplete: false };
    this.#parts.push(part);
    return part;
  }
}

function msBetween(from: number, to: number): number {
  return Math.round((Math.max(0, to - from) * 1000) / OUTPUT_RATE);
}
