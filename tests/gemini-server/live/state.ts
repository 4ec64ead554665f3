import type { Log } from '../log';
import type { Model } from '../models';
import type { LiveConnection } from './connection';
import type { Handles } from './handles';
import type { LiveScript } from './script';
import type { LiveSession } from './session';
import type { LiveSettings } from './settings';

/** What all Live connections share. */
export interface LiveState {
  settings: LiveSettings;
  key(): string;
  models(): readonly Model[];
  readonly log: Log;
  readonly script: LiveScript;
  readonly handles: Handles;
  readonly sessions: LiveSession[];
  connections: LiveConnection[];
  /** 0 to 1, the same series in every run. */
  random(): number;
}
