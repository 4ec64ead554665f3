import { type Encoded, encode, type Framing } from '@/lib/slice/encode';

/** A change on a page at rest is mostly one picture: after so long nothing more has come. */
const STILL_MS = 40;

/** One that goes on is looked at again before that (TIMES.pause), so that it is not encoded again and again. */
const GOES_ON_MS = 80;

/** Encodes the newest picture while it settles, which takes about as long, so that it can go out at once. */
export class Ahead {
  #timer?: ReturnType<typeof setTimeout>;
  #made?: { wanted: string; encoded: Promise<Encoded> };
  #settling = false;

  /** The picture will be wanted like this, if nothing newer comes. */
  start(screen: ImageData, framing: Framing): void {
    this.outdate();
    this.#timer = setTimeout(() => this.#make(screen, framing), this.#settling ? GOES_ON_MS : STILL_MS);
    this.#settling = true;
  }

  /** There is a newer one. */
  outdate(): void {
    clearTimeout(this.#timer);
    this.#made = undefined;
  }

  /** Nothing settles. */
  drop(): void {
    this.outdate();
    this.#settling = false;
  }

  finish(screen: ImageData, framing: Framing): Promise<Encoded> {
    const made = this.#made;
    this.drop();
    return made?.wanted === JSON.stringify(framing) ? made.encoded : encode(screen, framing);
  }

  #make(screen: ImageData, framing: Framing): void {
    const encoded = encode(screen, framing);
    // Whoever takes it hears of a failure.
    encoded.catch(() => {});
    this.#made = { wanted: JSON.stringify(framing), encoded };
  }
}
