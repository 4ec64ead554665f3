import type { Rect } from '../model';
import type { Picture } from './picture';

/** The two pictures that the gate keeps, and the room of those that it no longer needs: 8 MB each at 1920×1080. */
export class Memory {
  /** Of the look before. */
  last?: Picture;
  /** The one that was sent; it may be the last. */
  sent?: Picture;
  #spare: Picture['pixels'][] = [];

  /** Room for so many pixels, with whatever was there before. */
  room(pixels: number): Picture['pixels'] {
    const spare = this.#spare.pop();
    return spare?.length === pixels ? spare : new Uint32Array(pixels);
  }

  keep(picture: Picture): void {
    if (this.last && this.last !== this.sent) this.#spare.push(this.last.pixels);
    this.last = picture;
  }

  /** Makes a part of the picture that was sent what it is now. */
  heal({ x, y, width, height }: Rect): void {
    const { last, sent } = this;
    if (!last || !sent || last === sent) return;
    for (let row = y; row < y + height; row++) {
      const from = row * last.width + x;
      sent.pixels.set(last.pixels.subarray(from, from + width), from);
    }
  }

  /** The last picture was sent. */
  send(): void {
    if (this.sent && this.sent !== this.last) this.#spare.push(this.sent.pixels);
    this.sent = this.last;
  }
}
