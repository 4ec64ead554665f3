/** The gate: looks at one picture after the other, and says which are worth sending. */
import type { GateDecision, Rect } from '../model';
import { Busy } from './busy';
import { type CompareOptions, type Comparison, compare } from './compare';
import { Cursors } from './cursors';
import { decide, type GateSettings, type Next, type Seen, UNSEEN } from './decide';
import { Memory } from './memory';
import { isSameSize, type Picture } from './picture';
import { Pointer } from './pointer';
import { fewRects } from './rects';

export interface Look {
  /** Milliseconds of any one clock. */
  at: number;
  /** What is there; nothing when no new picture has come since the look before. The first look has one. */
  picture?: Picture;
  /** For how long before this look pictures were not looked at. */
  blindMs: number;
  /** The user wants it now. */
  lookNow: boolean;
}

export interface Looked {
  decision: GateDecision;
  next: Next;
}

export class Gate {
  #timing = UNSEEN;
  #memory = new Memory();
  #cursors = new Cursors();
  #pointer = new Pointer();
  #busy = new Busy(0, 0);
  /** How the last picture differs from the one that was sent. */
  #difference?: Comparison;

  /** Room for a picture of so many pixels, which is the gate's again once it is looked at. */
  room(pixels: number): Picture['pixels'] {
    return this.#memory.room(pixels);
  }

  /** The last picture that was looked at; it changes with the next look. */
  get newest(): Picture | undefined {
    return this.#memory.last;
  }

  look({ at, picture, blindMs, lookNow }: Look, settings: GateSettings): Looked {
    this.#busy.pass(at);
    const options = this.#options(at, settings.ignoreBusy);
    const moved = picture ? this.#take(picture, at, blindMs, options) : this.#review(at, options);
    const { since, score, regions } = this.#sinceSent(at, blindMs);
    const { verdict, timing, next } = decide(
      this.#timing,
      { at, isNew: picture !== undefined, moved, blindMs, since, lookNow },
      settings,
    );
    this.#timing = timing;
    if (verdict.send) this.#send(verdict.reason === 'moving');
    const decision = { ...verdict, score, regions, busyRegions: this.#busy.regions() };
    const atLatest = Math.min(next.atLatest, this.#cursors.nextStay(at), this.#pointer.nextStay(at));
    return { decision, next: { ...next, atLatest } };
  }

  #options(at: number, ignoreBusy: boolean): CompareOptions {
    return {
      ignore: ignoreBusy ? this.#busy.ignorable() : undefined,
      isCursor: (box) => this.#cursors.isBlinking(at, box),
    };
  }

  /** Compares a picture with the one before and the one sent, and keeps it. Answers whether it moved. */
  #take(picture: Picture, at: number, blindMs: number, options: CompareOptions): boolean {
    const { last, sent } = this.#memory;
    this.#memory.keep(picture);
    if (!last || !isSameSize(last, picture)) {
      this.#busy = new Busy(picture.width, picture.height);
      this.#cursors = new Cursors();
      this.#pointer = new Pointer();
      this.#compareWithSent(at, options);
      return true;
    }
    const motion = compare(last, picture, options);
    if (motion.isSame) return this.#review(at, options);
    this.#busy.note(at, motion.tiles, blindMs);
    this.#cursors.note(at, [...motion.carets, ...motion.blocks]);
    this.#compareWithSent(at, options, sent === last ? motion : undefined);
    return motion.changed;
  }

  /** The same picture as before, so it has not moved; but what was left out of the comparison may count now. */
  #review(at: number, options: CompareOptions): false {
    const reason = this.#difference?.reason;
    const canCount = reason === 'caret' || reason === 'pointer' || reason === 'ignored-region';
    if (canCount) this.#compareWithSent(at, options);
    return false;
  }

  /** @param known what the comparison would find */
  #compareWithSent(at: number, options: CompareOptions, known?: Comparison): void {
    const { last, sent } = this.#memory;
    this.#difference = undefined;
    if (!last || !sent || !isSameSize(last, sent)) return;
    const difference = known ?? compare(sent, last, options);
    const { own, left } = this.#pointer.see(at, difference);
    if (left) this.#memory.heal(left);
    const rest = left ? compare(sent, last, options) : difference;
    const isPointer = own !== undefined && difference.spots.length === (left ? 2 : 1);
    this.#difference = isPointer ? { ...rest, ...NOT_CHANGED, reason: 'pointer' } : rest;
  }

  #sinceSent(at: number, blindMs: number): { since: Seen['since']; score: number; regions: Rect[] } {
    const { last, sent } = this.#memory;
    if (!last) return { since: 'unchanged', score: 0, regions: [] };
    const whole = {
      score: last.width * last.height,
      regions: [{ x: 0, y: 0, width: last.width, height: last.height }],
    };
    if (!sent) return { since: 'nothing-sent', ...whole };
    if (!this.#difference) return { since: 'resized', ...whole };
    const { reason, score, regions, carets } = this.#difference;
    const staying = this.#cursors.staying(at, carets, blindMs > 0);
    if (reason === 'changed' || staying.length === 0) return { since: reason, score, regions };
    return { since: 'changed', score: staying.reduce(area, 0), regions: fewRects(staying) };
  }

  #send(isMoving: boolean): void {
    this.#memory.send();
    this.#pointer.send(isMoving);
    this.#difference = NO_DIFFERENCE;
  }
}

const NOT_CHANGED = { changed: false, score: 0, regions: [] };

const NO_DIFFERENCE: Comparison = {
  ...NOT_CHANGED,
  reason: 'unchanged',
  carets: [],
  blocks: [],
  spots: [],
  tiles: new Uint8Array(0),
  isSame: true,
};

function area(sum: number, { width, height }: Rect): number {
  return sum + width * height;
}
