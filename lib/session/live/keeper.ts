import { type Kept, writeKept } from './store';

/** What the next worker goes on with, written whenever it changes. */
export class Keeper {
  readonly #kept: Kept;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  get kept(): Readonly<Kept> {
    return this.#kept;
  }

  async keep(change: Partial<Kept>): Promise<void> {
    const before = JSON.stringify(this.#kept);
    Object.assign(this.#kept, change);
    if (JSON.stringify(this.#kept) !== before) await writeKept(this.#kept);
  }
}
