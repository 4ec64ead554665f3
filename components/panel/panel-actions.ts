import type { Sending, SourceKind } from '../../lib/model';
import type { SavedActions } from '../saved/saved-actions';

/** Everything the panel can ask for. The entrypoint makes one for the panel's life. */
export interface PanelActions extends SavedActions {
  start: () => void;
  pause: () => void;
  resume: () => void;
  stop: () => void;
  /** Sends what is on the screen now, changed or not. */
  look: () => void;
  agree: () => void;
  decline: () => void;
  /** Whether it was accepted. `replay`: about the last seconds, too. */
  ask: (question: string, replay?: boolean) => Promise<boolean>;
  chooseSource: (source: SourceKind) => void;
  chooseSending: (sending: Sending) => void;
  /** Starts with the browser's picker instead of the tab. */
  usePicker: () => void;
  /** A hidden or folded reply is no repeat. */
  tellApart: (turnId: string) => void;
  earlier: () => Promise<void>;
  openOptions: () => void;
  openModels: () => void;
  openKeys: () => void;
}
