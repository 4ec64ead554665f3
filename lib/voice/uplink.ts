import { INPUT_RATE, msOf } from '../live';
import type { SoundInput } from '../messages';

/** What nobody takes for so long is let go: it would be answered when nobody remembers it. */
const MOST_MS = 10_000;

export interface Numbered {
  /** From 1, without gaps. */
  number: number;
  input: SoundInput;
}

/** What goes up in one session, kept until the worker has taken it. */
export class Uplink {
  #kept: Numbered[] = [];
  #ms = 0;
  #last = 0;

  /** Numbers it. `droppedMs`: so much sound had to be let go for it. */
  add(input: SoundInput): { added: Numbered; droppedMs: number } {
    this.#last += 1;
    const added = { number: this.#last, input };
    this.#kept.push(added);
    this.#ms += lengthOf(input);
    return { added, droppedMs: this.#drop() };
  }

  /** Everything up to this number has gone out. */
  taken(number: number): void {
    while (this.#kept[0] && this.#kept[0].number <= number) this.#shift(0);
  }

  /** In order: what is to be delivered again. */
  get untaken(): readonly Numbered[] {
    return this.#kept;
  }

  #drop(): number {
    const before = this.#ms;
    while (this.#ms > MOST_MS) this.#shift(this.#kept.findIndex(({ input }) => input.type === 'audio'));
    const dropped = before - this.#ms;
    if (dropped > 0) this.#dropEmpty();
    return dropped;
  }

  /** Of a talk whose sound is gone nothing need be told; one that goes on must still begin. */
  #dropEmpty(): void {
    const types = () => this.#kept.slice(0, 2).map(({ input }) => input.type);
    for (let [first, second] = types(); isEmpty(first, second); [first, second] = types()) {
      this.#kept.splice(0, 2);
    }
  }

  #shift(at: number): void {
    const [gone] = this.#kept.splice(at, 1);
    if (gone) this.#ms -= lengthOf(gone.input);
  }
}

function isEmpty(first?: SoundInput['type'], second?: SoundInput['type']): boolean {
  return first === 'activity-start' && second === 'activity-end';
}

function lengthOf(input: SoundInput): number {
  return input.type === 'audio' ? msOf(input.pcm, INPUT_RATE) : 0;
}
