import { checkMimeType, decodePicture } from '../pictures';
import type { Picture } from '../types';
import type { Blob } from './messages';
import { invalid } from './refusal';

/** One picture that arrived. Only the newest keep their bytes. */
export interface LiveFrame extends Picture {
  /** When it arrived: milliseconds since the epoch. */
  at: number;
  /** The connection's id. */
  connection: number;
}

/** At most one picture a second is allowed; timers are not exact to this many milliseconds. */
const LEAST_MS = 1000 - 50;

/** The pictures of a session, decoded in the order of their arrival. */
export class Frames {
  readonly all: LiveFrame[] = [];
  /** How many came less than a second after the one before. */
  tooFast = 0;
  private lastAt = 0;
  private decoding: Promise<unknown> = Promise.resolve();

  constructor(private readonly keep: number) {}

  /**
   * @param realtime whether it is part of the stream, which has a limit to its rate
   * @throws a refusal for what is no picture
   */
  add(
    blob: Blob,
    place: { at: number; connection: number; resolution: string },
    realtime = true,
  ): Promise<void> {
    const { at, connection, resolution } = place;
    const { mimeType = '', data: base64 = '' } = blob;
    // [assumed]: the words.
    if (!mimeType.startsWith('image/')) throw invalid(`Unsupported MIME type: ${mimeType}`);
    checkMimeType(mimeType);
    if (realtime && at - this.lastAt < LEAST_MS) this.tooFast += 1;
    if (realtime) this.lastAt = at;
    const data = Buffer.from(base64, 'base64');
    const picture = decodePicture({ mimeType, bytes: data.length, data, resolution });
    const added = this.decoding.then(async () => this.remember({ ...(await picture), at, connection }));
    this.decoding = added.catch(() => undefined);
    picture.catch(() => undefined);
    return added;
  }

  /** Resolves when all that have arrived are decoded. */
  async settled(): Promise<void> {
    await this.decoding;
  }

  private remember(frame: LiveFrame): void {
    this.all.push(frame);
    const old = this.all.at(-1 - this.keep);
    if (old) forget(old);
  }
}

function forget(frame: LiveFrame): void {
  frame.data = Buffer.alloc(0);
  frame.pixels = () => Promise.reject(new Error('This picture is forgotten: raise keepPictures.'));
}
