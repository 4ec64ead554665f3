/**
 * Connected blobs of changed pixels, collected run by run. One row is kept in mind: a run joins the blobs of
 * the runs it touches in the row above, corners included.
 */

import {
  absorb,
  at,
  type Blob,
  doubled,
  grow,
  LEFT,
  PARENT,
  PEAK,
  type Run,
  read,
  SIZE,
  TOP,
} from './records';

/** Runs of one row; a struct of arrays. */
interface Row {
  length: number;
  start: Int32Array;
  end: Int32Array;
  blob: Int32Array;
}

/** Beyond this a frame is noise all over, and what it takes to tell would cost more than it is worth: 11 MB. */
const MOST_BLOBS = 400_000;

export class Blobs {
  #records = new Int32Array(1024 * SIZE);
  #length = 0;
  #above: Row;
  #row: Row;
  /** The first run of the row above that could still touch. */
  #next = 0;
  #y = -1;

  constructor(width: number) {
    this.#above = row(width);
    this.#row = row(width);
  }

  /**
   * Runs come row by row, from left to right.
   * @returns false once there are too many to go on
   */
  add(y: number, run: Run): boolean {
    if (y !== this.#y) this.#turn(y);
    const { length, start, end, blob } = this.#row;
    start[length] = run.start;
    end[length] = run.end;
    blob[length] = this.#join(y, run);
    this.#row.length++;
    return this.#length < MOST_BLOBS;
  }

  /** Those that peak at `peak` or more: the others never matter, and can be many. */
  *found(peak: number): Generator<Blob> {
    const records = this.#records;
    for (let id = 0; id < this.#length; id++) {
      const i = id * SIZE;
      if (at(records, i + PARENT) === id && at(records, i + PEAK) >= peak) yield read(records, i);
    }
  }

  #turn(y: number): void {
    const used = this.#above;
    this.#above = this.#row;
    this.#row = used;
    used.length = 0;
    if (y !== this.#y + 1) this.#above.length = 0;
    this.#next = 0;
    this.#y = y;
  }

  /** The blob of a run: one above that it touches, all of them made one; else a new one. */
  #join(y: number, run: Run): number {
    const { length, start, end, blob } = this.#above;
    let id = -1;
    while (this.#next < length && at(end, this.#next) < run.start - 1) this.#next++;
    for (let i = this.#next; i < length && at(start, i) <= run.end + 1; i++) {
      const root = this.#root(at(blob, i));
      id = id < 0 ? root : this.#unite(id, root);
    }
    if (id < 0) id = this.#create(y, run);
    grow(this.#records, id * SIZE, y, run);
    return id;
  }

  #create(y: number, run: Run): number {
    const id = this.#length++;
    if (this.#length * SIZE > this.#records.length) this.#records = doubled(this.#records);
    const i = id * SIZE;
    this.#records[i + PARENT] = id;
    this.#records[i + LEFT] = run.start;
    this.#records[i + TOP] = y;
    return id;
  }

  #root(id: number): number {
    const records = this.#records;
    let root = id;
    while (at(records, root * SIZE) !== root) root = at(records, root * SIZE);
    // So that the next look up is short.
    records[id * SIZE] = root;
    return root;
  }

  #unite(a: number, b: number): number {
    if (a === b) return a;
    const [into, from] = a < b ? [a, b] : [b, a];
    absorb(this.#records, into * SIZE, from * SIZE);
    this.#records[from * SIZE + PARENT] = into;
    return into;
  }
}

function row(width: number): Row {
  const most = (width >> 1) + 1;
  const array = () => new Int32Array(most);
  return { length: 0, start: array(), end: array(), blob: array() };
}
