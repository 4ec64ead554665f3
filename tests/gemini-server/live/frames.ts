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

/** At most one picture a second is allowed. */
const PACE_MS = 1000;

/** A single picture may come so much earlier, since the one before was late on its way; many together may not. */
const JITTER_MS = 500;

/** The pictures of a session, decoded in the order of their arrival. */
export class Frames {
  readonly all: LiveFrame[] = [];
  /** How many came faster than one a second. */
  tooFast = 0;
  /** When the next one is due, were each as early as it may be. */
  private dueAt = 0;
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
    if (realtime) this.clock(at);
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

  private clock(at: number): void {
    if (at < this.dueAt - JITTER_MS) this.tooFast += 1;
    this.dueAt = Math.max(at, this.dueAt) + PACE_MS;
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
