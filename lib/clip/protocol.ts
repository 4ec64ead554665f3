import type { GateChoice } from '../messages';
import type { ClipType, Failure, GateDecision } from '../model';
import type { Grid } from './grid';

/** Between the offscreen document and the worker that makes the clips. */
export type ToClipWorker =
  /** First of all, and once. */
  | {
      type: 'begin';
      grid: Grid;
      gate: GateChoice;
      /** Transferred. 48 kHz, two channels. */
      sound?: ReadableStream<AudioData>;
    }
  /** In order, the first with a picture. The frame is transferred; the worker closes it. */
  | { type: 'slot'; slot: number; frame?: VideoFrame }
  /** The clip under way is not finished, and the worker ends. */
  | { type: 'end' };

export type FromClipWorker =
  | { type: 'clip'; clip: MadeClip }
  /** Nothing in this clip is new, and such were not wanted. */
  | { type: 'unchanged'; clip: number; gate: GateDecision }
  /** Nothing follows. */
  | { type: 'failed'; failure: Failure };

export interface MadeClip {
  /** Its number, from 0. */
  clip: number;
  mimeType: ClipType;
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
  /** JPEG of its last picture. */
  thumbnail: Uint8Array<ArrayBuffer>;
  hasSound: boolean;
  gate: GateDecision;
}
