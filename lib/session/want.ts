import { storage } from 'wxt/utils/storage';
import type { Sending, SourceKind } from '../model';

/** What the user asked for and what still lacks the consent or the key: to watch, unless it says otherwise. */
export interface Want {
  source: SourceKind;
  sending: Sending;
  /** For `source: 'tab'`. */
  tabId?: number;
  /** Present: answer this about one frame instead of watching. */
  question?: string;
  /** Answer it about this turn's reply instead. */
  about?: string;
  /** The question of this turn once more, with what was shown then. */
  again?: string;
  /** With the question: about the last seconds, too. */
  replay?: boolean;
  /** The user knows that the budget is used up. */
  overBudget?: boolean;
  /** And to be heard, in a Live conversation. */
  microphone?: true;
  /** Send the saved pictures. */
  send?: true;
}

/** Outlives the worker, which sleeps while the user reads the consent or looks for a key. */
const item = storage.defineItem<Want | null>('session:want', { fallback: null });

export const readWant = () => item.getValue();
export const writeWant = (want: Want | undefined) => (want ? item.setValue(want) : item.removeValue());
