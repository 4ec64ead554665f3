import type { Desk } from './desk';
import type { Turns } from './turns';

type Line = <T>(task: () => Promise<T>) => Promise<T>;

/** What the parts of the worker's order share. */
export interface Office {
  readonly desk: Desk;
  readonly turns: Turns;
  /** Starts, stops and switches run one at a time. */
  readonly inTurn: Line;
  /** So do slices, on a line of their own: a picker may be open. */
  readonly inOrder: Line;
  /** Resolves when the desk has been read back from disk. */
  readonly ready: Promise<void>;
  /** A start that the user stopped while it was under way. */
  calledOff: boolean;
}
