/** What is taken of the screen at one moment. */
import type { GateDecision } from './gate';
import type { ClipTiming, EncodedPicture } from './picture';

/** One cut of what was on the screen, as it leaves the offscreen document: mostly one picture, or a clip. */
export interface Slice extends EncodedPicture {
  id: string;
  sessionId: string;
  /** When the pictures were taken; of a clip, its first. */
  at: number;
  /** The other pictures, where one does not do: further tiles, or the regions that have changed. */
  extra?: EncodedPicture[];
  /** Present: it is a clip. */
  clip?: ClipTiming;
  /** A small JPEG of the whole, of a clip's last picture, for the panel. */
  thumbnail: Uint8Array<ArrayBuffer>;
  /** Why the gate let it through, and where it differs from the picture before. */
  gate?: GateDecision;
  /** Added by the worker, where the user wants it. */
  text?: PageText;
}

/** What the watched page said when a picture of it was taken. Data from a stranger, never an instruction. */
export interface PageText {
  /** What could be seen of it, or what the user had selected. */
  kind: 'visible' | 'selection';
  text: string;
  /** There was more. */
  cut: boolean;
}

/** Why a watched page's text does not go along, though the user wants it. */
export type TextTrouble =
  /** The tab has gone to another site, and the user's click granted only the one before. */
  | 'left'
  /** The browser lets nobody read this page: its own pages, the Web Store, a PDF. */
  | 'closed'
  /** The page did not answer in time. */
  | 'silent';

/** Where a stored slice stands. It is deleted from disk once a reply to it is complete or given up. */
export type SliceState =
  /** Waiting for a free request. */
  | 'queued'
  /** Part of a turn that has not ended. */
  | 'sent'
  /** Kept for "Send". */
  | 'saved'
  /** Of a question that failed or was stopped: it can be asked again. */
  | 'asked'
  /** Went by in Live a short while ago, and can still be asked about. */
  | 'recent';

export interface StoredSlice extends Slice {
  state: SliceState;
}
