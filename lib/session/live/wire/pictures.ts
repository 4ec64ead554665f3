/** The pictures that a Live conversation is shown: from the queue, as they are needed. */
import { readSlices } from '../../../history/read';
import { write } from '../../../history/write';
import type { Session, Slice } from '../../../model';
import { type Desk, previewOf } from '../../desk';
import { publish } from '../../publish';
import { letGo } from '../../replay';
import type { Offered } from './frames';

/** What was shown last. */
export type Shown = Pick<Slice, 'id' | 'at' | 'thumbnail'> & { jpeg?: Slice['bytes'] };

export class Pictures {
  #desk: Desk;
  #session: Session;
  #onShown: (slice: Slice) => void;
  #newest?: Shown;

  constructor(desk: Desk, session: Session, onShown: (slice: Slice) => void) {
    this.#desk = desk;
    this.#session = session;
    this.#onShown = onShown;
  }

  get newest(): Shown | undefined {
    return this.#newest;
  }

  /** The one that waits, if one does. What was taken for requests is not what a socket takes. */
  async next(): Promise<Offered | undefined> {
    const waiting = this.#desk.queue.shift();
    if (!waiting) return undefined;
    const [slice] = await readSlices([waiting.id]);
    if (slice?.mimeType !== 'image/jpeg' || slice.extra) {
      await this.#leave(waiting.id);
      return this.next();
    }
    return {
      jpeg: slice.bytes,
      sent: () => void this.#sent(slice),
      missed: () => void this.#leave(slice.id),
    };
  }

  /** One has gone out, from the queue or beside it. */
  count(slice: Slice): void {
    this.#session.counters.sent++;
    const { id, at, thumbnail, bytes, view } = slice;
    if (view?.role === 'whole') {
      this.#newest = { id, at, thumbnail, jpeg: bytes };
      this.#desk.preview = previewOf(this.#desk, slice);
    }
  }

  async #sent(slice: Slice): Promise<void> {
    this.count(slice);
    this.#onShown(slice);
    await write({ sessions: [this.#session], ...letGo(this.#desk, this.#session.id, [slice.id]) });
    publish(this.#desk);
  }

  async #leave(id: string): Promise<void> {
    this.#session.counters.dropped++;
    await write({ sessions: [this.#session], ...letGo(this.#desk, this.#session.id, [id]) });
  }
}
