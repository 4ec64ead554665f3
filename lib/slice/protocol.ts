import type { EncodedPicture, Rect } from '../model';
import type { Frame, Sight } from '../plan';

/** How a frame is to be shown to the model. */
export interface Framing extends Sight, Pick<Frame, 'pixelRatio'> {
  /** Where it differs from what was sent before, in its own pixels; absent when that is not known. */
  regions?: Rect[];
}

/** Between the offscreen document and its encoding worker. */
export interface EncodeRequest {
  id: number;
  /** Transferred; the worker closes it. */
  frame: VideoFrame;
  framing: Framing;
}

/** The part of a slice that comes out of its frame. */
export interface Encoded extends EncodedPicture {
  extra?: EncodedPicture[];
  thumbnail: Uint8Array<ArrayBuffer>;
}

export type EncodeAnswer = { id: number; encoded: Encoded } | { id: number; error: string };
