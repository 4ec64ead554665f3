import type { Rect } from '../model';
import { isNearly } from './rects';
import { BLINK } from './thresholds';

interface Place {
  box: Rect;
  /** Changes in the rhythm of a cursor, one after the other. */
  flips: number;
  /** Whether it ever had enough of them. */
  hasBlinked: boolean;
  at: number;
}

/**
 * Tells cursors from what has their shape by what they do: a cursor blinks, an "l" stays.
 * Times are milliseconds of any one clock.
 */
export class Cursors {
  #places: Place[] = [];
  /** Lines that are there now and were not in the picture sent, and since when. */
  #lines: { box: Rect; since: number }[] = [];

  /** Takes note of the lines and small boxes that changed since the last look. */
  note(at: number, boxes: Rect[]): void {
    for (const box of boxes) {
      const place = this.#placeOf(box) ?? this.#add(box);
      const pause = at - place.at;
      place.flips = pause >= BLINK.fastest && pause <= BLINK.slowest ? place.flips + 1 : 1;
      place.hasBlinked ||= place.flips >= BLINK.lineFlips;
      place.box = box;
      place.at = at;
    }
  }

  /** Whether a cursor of any shape blinks at a place now. */
  isBlinking(at: number, box: Rect): boolean {
    const place = this.#placeOf(box);
    return place !== undefined && place.flips >= BLINK.flips && at - place.at < BLINK.slowest;
  }

  /**
   * Of the lines that differ from the picture sent, those that stay: no cursor, but letters and bars. They are
   * told after the longest time that a cursor is on or off.
   * @param isBlind it was not looked for a while: a cursor could have blinked unseen
   */
  staying(at: number, lines: Rect[], isBlind: boolean): Rect[] {
    this.#lines = lines.map((box) => {
      const known = this.#lines.find((line) => isNearly(line.box, box, BLINK.slack));
      return { box, since: known && !isBlind ? known.since : at };
    });
    return this.#unknown()
      .filter(({ since }) => at - since >= BLINK.slowest)
      .map(({ box }) => box);
  }

  /** When to look again whether a line has stayed; never, if there is none. */
  nextStay(at: number): number {
    return Math.min(...this.#lines.map(({ since }) => since + BLINK.slowest).filter((stay) => stay > at));
  }

  /** A line where a cursor has blinked is that cursor, off for good. */
  #unknown() {
    return this.#lines.filter(({ box }) => !this.#placeOf(box)?.hasBlinked);
  }

  #placeOf(box: Rect): Place | undefined {
    return this.#places.find((place) => isNearly(place.box, box, BLINK.slack));
  }

  #add(box: Rect): Place {
    const place = { box, flips: 0, hasBlinked: false, at: Number.NEGATIVE_INFINITY };
    this.#places = [place, ...this.#places].slice(0, BLINK.places);
    return place;
  }
}
