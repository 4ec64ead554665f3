import { Failed } from '../failure';
import { bytesOf } from './bytes';
import { bitrateFor, type Codec, chooseCodec } from './codec';
import { isSame, type Size } from './fit';
import { fitted } from './fitted';
import { microseconds, placeOf } from './grid';
import type { VideoTrack } from './mux';
import type { Packet } from './packet';

/** Encodes the pictures of one clip after the other, each clip from a keyframe on. */
export class VideoLine {
  readonly #fps: number;
  #encoder?: VideoEncoder;
  #codec?: Codec;
  #size: Size = { width: 0, height: 0 };
  #config?: VideoDecoderConfig;
  #packets: Packet[] = [];
  #failure?: Failed;

  constructor(fps: number) {
    this.#fps = fps;
  }

  /** Makes ready for a clip of an even size. @throws Failed `encoder` when there is none for it */
  async begin(size: Size): Promise<void> {
    if (this.#codec && isSame(size, this.#size)) return;
    const codec = await chooseCodec(size, async (candidate) => {
      const { supported } = await VideoEncoder.isConfigSupported(this.#configFor(candidate, size));
      return supported === true;
    });
    if (!codec) throw new Failed('encoder', `No video encoder here for ${size.width} × ${size.height}.`);
    this.#encoder ??= this.#open();
    this.#attempt(() => this.#encoder?.configure(this.#configFor(codec, size)));
    this.#codec = codec;
    this.#size = size;
  }

  /** @throws Failed `encoder` */
  async encode(frame: VideoFrame, slot: number): Promise<void> {
    const timestamp = microseconds(slot, this.#fps);
    const duration = microseconds(slot + 1, this.#fps) - timestamp;
    const picture = await fitted(frame, this.#size, { timestamp, duration });
    const keyFrame = placeOf(slot, this.#fps) === 0;
    try {
      this.#attempt(() => this.#encoder?.encode(picture, { keyFrame }));
    } finally {
      picture.close();
    }
  }

  /** All pictures since `begin`, encoded. @throws Failed `encoder`, also when a picture is missing */
  async end(pictures: number): Promise<VideoTrack> {
    await this.#encoder?.flush().catch((error) => {
      throw this.#failure ?? failed(error);
    });
    const packets = this.#packets;
    this.#packets = [];
    if (packets.length !== pictures || !this.#config || !this.#codec) {
      throw new Failed('encoder', `Of ${pictures} pictures the encoder gave ${packets.length}.`);
    }
    return { codec: this.#codec, config: this.#config, size: this.#size, fps: this.#fps, packets };
  }

  close(): void {
    if (this.#encoder && this.#encoder.state !== 'closed') this.#encoder.close();
  }

  #open(): VideoEncoder {
    return new VideoEncoder({
      output: (chunk, metadata) => {
        if (metadata?.decoderConfig) this.#config = metadata.decoderConfig;
        this.#packets.push(this.#packetOf(chunk));
      },
      error: (error) => {
        this.#failure = failed(error);
      },
    });
  }

  #packetOf(chunk: EncodedVideoChunk): Packet {
    const slot = Math.round((chunk.timestamp * this.#fps) / 1_000_000);
    const at = placeOf(slot, this.#fps) / this.#fps;
    return { data: bytesOf(chunk), key: chunk.type === 'key', at, duration: 1 / this.#fps };
  }

  #configFor({ name, family }: Codec, { width, height }: Size): VideoEncoderConfig {
    return {
      codec: name,
      width,
      height,
      framerate: this.#fps,
      bitrate: bitrateFor({ width, height }),
      // A `realtime` encoder may leave pictures out. Only VP8 must be: else it holds them back until the flush.
      latencyMode: family === 'vp8' ? 'realtime' : 'quality',
    };
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      // A closed encoder throws of its state; why it was closed is what matters.
      throw this.#failure ?? failed(error);
    }
  }
}

function failed(error: unknown): Failed {
  return new Failed('encoder', error instanceof Error ? error.message : String(error));
}
