import type { Turn } from '../../lib/model';

/** What rows can ask for. One object for the panel's life, so that rows stay memoised. */
export interface RowActions {
  /** Asks a question that failed once more. */
  askAgain: (turn: Turn) => void;
  /** Stops the answer to a question. */
  unask: (turn: Turn) => void;
  /** The next question is to be about this reply. */
  askAbout: (turn: Turn) => void;
  /** Whether it is on the clipboard. */
  copy: (text: string) => Promise<boolean>;
  /** A hidden or folded reply is no repeat. */
  tellApart: (turnId: string) => void;
}
