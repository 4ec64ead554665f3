import type { GateDecision } from '../model';

/**
 * What a slot shows beside the picture that the last clip ended with: `nothing` new; a `trifle`, which is no reason
 * to send a clip (a blinking cursor, the mouse pointer, noise); or something `new`.
 */
export type Novelty = 'nothing' | 'trifle' | 'new';

export interface Judgement {
  novelty: Novelty;
  decision: GateDecision;
}

/** Tells clips that show something new from those that do not. Times are ms after slot 0. */
export interface Judge {
  /** Whether a clip that shows something new already must be looked at on. */
  readonly isCurious: boolean;
  /** Looks at a slot's picture, or once more at the one before. In order, the first with a picture. */
  look(at: number, frame?: VideoFrame): Promise<Judgement>;
  /** A clip was made that ends with this picture: what comes is compared with it. */
  keep(at: number, latest: VideoFrame): Promise<void>;
}
