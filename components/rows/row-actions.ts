/** What rows can ask for. One object for the panel's life, so that rows stay memoised. */
export interface RowActions {
  /** Asks a question that failed once more. */
  askAgain: (question: string, replay: boolean) => void;
  /** A hidden or folded reply is no repeat. */
  tellApart: (turnId: string) => void;
}
