import type { CaptureKind, Sending, SourceKind, Turn } from '../../lib/model';
import type { LiveActions } from '../live/live-actions';
import type { SavedActions } from '../saved/saved-actions';
import type { WatchActions } from './watches';

/** What a question is about, where it is not the newest picture alone. */
export interface Aim {
  /** The turn whose reply it is about. */
  about?: string;
  /** The last seconds, too. */
  replay?: boolean;
  /** The user knows that the budget is used up. */
  overBudget?: boolean;
}

/** Everything the panel can ask for. The entrypoint makes one for the panel's life. */
export interface PanelActions extends SavedActions, WatchActions, LiveActions {
  start: () => void;
  pause: () => void;
  resume: () => void;
  stop: () => void;
  /** Sends what is on the screen now, changed or not. */
  look: () => void;
  agree: () => void;
  decline: () => void;
  /** Whether it was accepted. */
  ask: (question: string, aim: Aim) => Promise<boolean>;
  /** Asks a question that failed once more, about the same picture. Whether it was accepted. */
  askAgain: (turn: Turn, overBudget?: boolean) => Promise<boolean>;
  /** Stops an answer, or takes back a question that waits. */
  unask: (turn: Turn) => void;
  /** Whether it is on the clipboard. */
  copy: (text: string) => Promise<boolean>;
  chooseSource: (source: SourceKind) => void;
  chooseSending: (sending: Sending) => void;
  /** From the next picture or clip on, also while watching. */
  chooseCapture: (capture: CaptureKind) => void;
  /** Starts with the browser's picker instead of the tab. */
  usePicker: () => void;
  /** A hidden or folded reply is no repeat. */
  tellApart: (turnId: string) => void;
  earlier: () => Promise<void>;
  /** The row to go to is in view. */
  arrived: () => void;
  openOptions: () => void;
  openModels: () => void;
  openKeys: () => void;
}
