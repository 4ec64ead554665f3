/** "Tell me when …": what the user is waiting for, in the user's words. */
export interface Watch {
  /** Chosen by this program, at random. */
  id: string;
  text: string;
  paused: boolean;
}

/** A watch that the model proposes. */
export interface WatchProposal {
  id: string;
  text: string;
}

/** What a reply says of one watch. */
export interface WatchAnswer {
  /** The watch's. */
  id: string;
  /** Whether the picture shows what the user is waiting for. */
  state: boolean;
  /** What on the picture says so, or empty. */
  evidence: string;
  /** Of several pictures, counted from 1: the one that shows it. */
  picture?: number;
  /** That picture, where it is known. */
  frame?: Frame;
}

/** One of several pictures, as it is shown in the panel. */
export interface Frame {
  at: number;
  /** A small JPEG. */
  thumbnail: Uint8Array<ArrayBuffer>;
}

/** A reply as it came: JSON with the text and the answers to the watches. */
export interface Structured {
  json: string;
  /** At most one for each watch that was asked for. */
  answers: WatchAnswer[];
  /** It was no such JSON: nothing is known of the watches. */
  unread?: true;
}

/** What is remembered of a watch from one reply to the next. */
export interface WatchMemory {
  /** Whether it was last seen to be so. */
  met: boolean;
  /** Of the last hit. */
  evidence: string;
  /** Replies in a row that did not say. */
  unanswered: number;
}

/** What one session has seen of the standing watches. */
export interface SessionWatches {
  /** `order` of the last turn whose answers were judged. */
  judged: number;
  /** By the watch's id. */
  memories: Record<string, WatchMemory>;
}

/** A watch that was met. */
export interface WatchHit {
  watchId: string;
  /** The watch's words then: it may have been removed since. */
  text: string;
  evidence: string;
  /** What shows it, where it is not the turn's own picture. */
  frame?: Frame;
}
