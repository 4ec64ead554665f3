import type { Failure } from '../../lib/model';
import type { Settings } from '../../lib/settings';

/** Undefined when it went well. */
export type Refused = Failure | undefined;

/** What the options page can do. The entrypoint makes one. */
export interface OptionsActions {
  save: (changes: Partial<Settings>) => Promise<void>;
  /** Checks a key with the API and stores it; an empty one removes the stored key. */
  saveKey: (key: string) => Promise<Refused>;
  remember: (remember: boolean) => Promise<void>;
  /** Whether a text is an address that a key may be sent to. */
  isAddress: (text: string) => boolean;
  /** Stores the address, then reads the models from it when there is a key. */
  saveAddress: (address: string) => Promise<Refused>;
  refreshModels: () => Promise<Refused>;
  /** Asks the user for access to one origin. Must be called in a click. */
  allow: (origin: string) => Promise<boolean>;
  deleteEverything: () => Promise<Refused>;
}
