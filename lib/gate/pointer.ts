import type { Rect } from '../model';
import { holds, isNearly } from './rects';
import { POINTER } from './thresholds';

/** How the picture differs from the one that was sent. */
export interface Places {
  /** Where it differs; none if that is not in a few places. */
  spots: Rect[];
  /** Pixels that differ. */
  score: number;
}

export interface Told {
  /** Of the spots, the one that is the pointer. */
  own?: Rect;
  /** Of the spots, the one that the pointer has left: it was there in the picture that was sent. */
  left?: Rect;
}

interface Place {
  box: Rect;
  /** Pixels that differ there. */
  score: number;
  /** Since when. */
  since: number;
}

/**
 * Tells the mouse pointer from what changes, by what it alone does: it goes from one place to another, leaves the
 * first as it was, and is gone 2 s after it has stopped. So Chrome draws it into the pictures of tabs; into those
 * of screens it draws it always, where it is sent once when it stays. There is no setting for that: the constraint
 * `cursor` is not implemented (https://github.com/screen-share/element-capture/issues/60).
 */
export class Pointer {
  /** Of the last looks, the newest first. */
  #recent: { at: number; spots: Rect[] }[] = [];
  /** Where it is. */
  #here?: Place;
  /** Where it was when the last picture was sent, if it was in it. */
  #inSent?: Place;

  see(at: number, { spots: all, score }: Places): Told {
    const spots = all.length <= POINTER.spots && all.every(isSmall) ? all : [];
    const places = this.#inSent ? spots.filter((spot) => !isThere(spot, this.#inSent)) : spots;
    const own = this.#travelled(at, places) ?? this.#stayed(places) ?? this.#cameFromSent(spots, places);
    const left = this.#left(spots, own, score);
    this.#recent = [{ at, spots: places }, ...this.#recent].slice(0, POINTER.looks);
    this.#here = own && this.#place(own, at, spots.length === 1 ? score : this.#here?.score);
    if (left) this.#inSent = undefined;
    return { own: this.#here && at - this.#here.since >= POINTER.stays ? undefined : own, left };
  }

  /** When to look again whether it has gone; never, if it is not there. */
  nextStay(at: number): number {
    const stay = this.#here ? this.#here.since + POINTER.stays : at;
    return stay > at ? stay : Number.POSITIVE_INFINITY;
  }

  #place(box: Rect, at: number, score = 0): Place {
    const stayed = this.#here && isNearly(box, this.#here.box, 0);
    return { box, score, since: stayed && this.#here ? this.#here.since : at };
  }

  /**
   * The picture of the last look was sent.
   * @param isMoving it was not at rest: what alone differed could be the pointer on its way
   */
  send(isMoving: boolean): void {
    const [spot, ...others] = this.#recent[0]?.spots ?? [];
    const isLone = isMoving && spot !== undefined && others.length === 0;
    this.#inSent = this.#here ?? (isLone ? { box: spot, score: 0, since: 0 } : undefined);
    this.#recent = [];
  }

  #stayed(spots: Rect[]): Rect | undefined {
    return spots.find((spot) => isThere(spot, this.#here));
  }

  /** What is somewhere else than where it was when the last picture was sent, the only other difference. */
  #cameFromSent(spots: Rect[], others: Rect[]): Rect | undefined {
    const [spot, ...more] = others;
    const hasLeft = spots.length > others.length;
    return hasLeft && spot && more.length === 0 && this.#inSent && hasMoved(this.#inSent.box, spot)
      ? spot
      : undefined;
  }

  /** The spot that was elsewhere a moment ago, all others having stayed. */
  #travelled(at: number, spots: Rect[]): Rect | undefined {
    for (const { at: then, spots: before } of this.#recent) {
      if (at - then > POINTER.moment) return undefined;
      const [to, ...more] = without(spots, before);
      const [from, ...others] = without(before, spots);
      const isOne = more.length + others.length === 0;
      if (to && from && isOne && hasMoved(from, to) && this.#isNew(to)) return to;
    }
    return undefined;
  }

  /** Two digits that change by turns come back to where they were. */
  #isNew(spot: Rect): boolean {
    return !this.#recent.some(({ spots }) => spots.some((old) => isNearly(spot, old, 0)));
  }

  /** Where it was, if it is elsewhere now; or if it went away, which changes back as many pixels as it had changed. */
  #left(spots: Rect[], own: Rect | undefined, score: number): Rect | undefined {
    const was = this.#inSent;
    const left = spots.find((spot) => isThere(spot, was));
    if (!was || !left || own) return left;
    const isAlone = spots.length === 1 && Math.abs(score - was.score) <= POINTER.vary * was.score;
    return isAlone ? left : undefined;
  }
}

function isThere(spot: Rect, place: { box: Rect } | undefined): boolean {
  return place !== undefined && isNearly(spot, place.box, POINTER.slack);
}

function isSmall({ width, height }: Rect): boolean {
  return width <= POINTER.size && height <= POINTER.size;
}

function without(spots: Rect[], others: Rect[]): Rect[] {
  return spots.filter((spot) => !others.some((other) => isNearly(spot, other, 0)));
}

/** Whether something as high as a pointer went from one box to another. What only grows, as a word that is typed, did not. */
function hasMoved(from: Rect, to: Rect): boolean {
  if (to.height < POINTER.height) return false;
  if (holds(from, to) || holds(to, from)) return false;
  const across = to.x + to.width / 2 - from.x - from.width / 2;
  const down = to.y + to.height / 2 - from.y - from.height / 2;
  return Math.hypot(across, down) >= POINTER.step;
}
