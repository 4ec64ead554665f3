/**
 * Every stored setting, once: key, type, default, and what is a valid value.
 * The Gemini key is the only one that may live in `session` storage, which the browser forgets at its end.
 */
import { storage } from 'wxt/utils/storage';
import type { BudgetLimits } from './budget';
import type {
  AtLimit,
  CaptureKind,
  DedupeLevel,
  Detail,
  Engine,
  Level,
  LiveAnswers,
  Price,
  Sending,
  SendWhat,
  Sensitivity,
  SourceKind,
  TabSound,
  ThinkingLevel,
} from './model';
import type { KnownLimits } from './pace';

export interface Settings extends BudgetLimits, KnownLimits {
  /** Model id without `models/`; empty until a key has been checked. */
  model: string;
  /** Empty means `customInstruction`. */
  preset: Preset;
  customInstruction: string;
  thinkingLevel: ThinkingLevel;
  intervalSeconds: number;
  capture: CaptureKind;
  /** Frames a second in clips. */
  clipFps: number;
  /** Clips carry the tab's sound. */
  clipSound: boolean;
  detail: Detail;
  /** What differs from the last picture sent, or every slice. */
  sendWhat: SendWhat;
  /** Leaves out regions that change all the time. */
  ignoreBusy: boolean;
  /** The text of a watched tab goes along with each picture. */
  pageText: boolean;
  /** A sound when a standing watch is met. */
  hitSound: boolean;
  inFlight: number;
  dedupe: DedupeLevel;
  dedupeSensitivity: Sensitivity;
  /** The model is told what it last said, and asked for what is new. */
  onlyNews: boolean;
  sessionLimitMinutes: number;
  /** How much of the conversation goes along with a question, in estimated tokens; 0 is nothing. */
  contextTokens: number;
  /** In "Save, then send": send by itself when the oldest slice is this old; 0 is never. */
  sendAfterMinutes: number;
  /** So much may be saved: bytes, and as many slices as the interval makes of these minutes. */
  savedLimitMegabytes: number;
  savedLimitMinutes: number;
  atSavedLimit: AtLimit;
  /** In Live: so much of what went by can be asked about; 0 is nothing. */
  replaySeconds: number;
  /** It stays when watching ends. */
  keepReplay: boolean;
  rememberKey: boolean;
  /** Empty: Google's own. */
  apiAddress: string;
  source: SourceKind;
  sending: Sending;
  engine: Engine;
  /** Model id for Live conversations; empty until a key has been checked that may use one. */
  liveModel: string;
  /** Empty: the model's own choice. */
  liveVoice: string;
  /** BCP 47 tag; empty: the browser's language. */
  liveLanguage: string;
  liveAnswers: LiveAnswers;
  liveLevel: Level;
  /** The model may search with Google. */
  liveSearch: boolean;
  /** The model speaks by itself when the screen changes. */
  liveComments: boolean;
  pushToTalk: boolean;
  /** The sound of what is watched, for the Live model. */
  liveSound: TabSound;
  /** Of the model's voice, 0 to 1. */
  volume: number;
  muted: boolean;
  /** After so long without a word a Live conversation asks before it goes on; 0 is never. */
  quietMinutes: number;
  /** When the user agreed to what is sent where; 0 is never. */
  consentedAt: number;
  /** To whom: the host of the API address then, empty for Google. Another one is asked for anew. */
  consentedHost: string;
  /** Prices that the user has corrected or added; they come before the table. */
  ownPrices: Price[];
}

export const PRESETS = ['describe', 'paper', 'logs', 'support', 'lecture', 'game', 'accessibility'] as const;
export type Preset = (typeof PRESETS)[number] | 'custom';

export const DEFAULTS: Settings = {
  model: '',
  preset: 'describe',
  customInstruction: '',
  thinkingLevel: 'minimal',
  intervalSeconds: 2,
  capture: 'frames',
  clipFps: 2,
  clipSound: false,
  detail: 'high',
  sendWhat: 'changed',
  ignoreBusy: false,
  pageText: false,
  hitSound: false,
  inFlight: 2,
  dedupe: 'similar',
  dedupeSensitivity: 'balanced',
  onlyNews: false,
  sessionLimitMinutes: 30,
  contextTokens: 2000,
  sendAfterMinutes: 0,
  savedLimitMegabytes: 500,
  savedLimitMinutes: 30,
  atSavedLimit: 'stop',
  replaySeconds: 60,
  keepReplay: false,
  rememberKey: true,
  apiAddress: '',
  source: 'tab',
  sending: 'live',
  engine: 'requests',
  liveModel: '',
  liveVoice: '',
  liveLanguage: '',
  liveAnswers: 'spoken',
  liveLevel: 'high',
  liveSearch: false,
  liveComments: true,
  pushToTalk: false,
  liveSound: 'no',
  volume: 1,
  muted: false,
  quietMinutes: 5,
  consentedAt: 0,
  consentedHost: '',
  sessionDollars: 0,
  sessionTokens: 0,
  dayDollars: 0,
  dayTokens: 0,
  requestsPerMinute: 0,
  requestsPerDay: 0,
  learnedLimits: {},
  ownPrices: [],
};

/** Bounds of the numbers, inclusive. A value outside is refused beside its field. */
export const LIMITS = {
  intervalSeconds: { min: 1, max: 60, step: 0.5 },
  // A clip of 2 s holds whole frames at whole rates alone.
  clipFps: { min: 1, max: 10, step: 1 },
  inFlight: { min: 1, max: 8, step: 1 },
  sessionLimitMinutes: { min: 1, max: 480, step: 1 },
  contextTokens: { min: 0, max: 50_000, step: 100 },
  sendAfterMinutes: { min: 0, max: 60, step: 1 },
  savedLimitMegabytes: { min: 10, max: 10_000, step: 10 },
  savedLimitMinutes: { min: 1, max: 480, step: 1 },
  replaySeconds: { min: 0, max: 300, step: 5 },
  sessionDollars: { min: 0, max: 1000, step: 0.01 },
  sessionTokens: { min: 0, max: 1_000_000_000, step: 1 },
  dayDollars: { min: 0, max: 1000, step: 0.01 },
  dayTokens: { min: 0, max: 1_000_000_000, step: 1 },
  quietMinutes: { min: 0, max: 120, step: 1 },
  requestsPerMinute: { min: 0, max: 10_000, step: 1 },
  requestsPerDay: { min: 0, max: 1_000_000, step: 1 },
} as const;

/** Where pictures and questions go; empty for Google. */
export function apiHost({ apiAddress }: Settings): string {
  return apiAddress ? new URL(apiAddress).host : '';
}

/** Whether the user has agreed to what is sent, and to where it goes now. */
export function isConsented(settings: Settings): boolean {
  return settings.consentedAt > 0 && settings.consentedHost === apiHost(settings);
}

const settings = storage.defineItem<Partial<Settings>>('local:settings', { fallback: {}, version: 1 });
const rememberedKey = storage.defineItem<string>('local:apiKey', { fallback: '' });
const sessionKey = storage.defineItem<string>('session:apiKey', { fallback: '' });

export async function readSettings(): Promise<Settings> {
  return { ...DEFAULTS, ...(await settings.getValue()) };
}

/** Held by whoever writes, in whichever context. */
const LOCK = 'settings';

/**
 * Two fields can be left in the same moment, and in the same moment the worker can learn of a limit: the later one must
 * not put back what the earlier one has changed.
 */
export function writeSettings(changes: Partial<Settings>): Promise<Settings> {
  return navigator.locks.request(LOCK, async () => {
    const next = { ...(await settings.getValue()), ...changes };
    await settings.setValue(next);
    return { ...DEFAULTS, ...next };
  });
}

/** The user's Gemini key, or an empty string. */
export async function readKey(): Promise<string> {
  return (await sessionKey.getValue()) || (await rememberedKey.getValue());
}

/** Keeps the key in one place only: on disk when `remember`, else until the browser closes. */
export async function writeKey(key: string, remember: boolean): Promise<void> {
  await (remember ? rememberedKey : sessionKey).setValue(key);
  await (remember ? sessionKey : rememberedKey).removeValue();
}

/** Calls back after any setting or the key has changed, in whichever context changed it. */
export function onSettingsChange(callback: () => void): () => void {
  const off = [settings.watch(callback), rememberedKey.watch(callback), sessionKey.watch(callback)];
  return () => {
    for (const stop of off) stop();
  };
}

/** Forgets the key and every setting, the consent included. */
export async function forgetSettings(): Promise<void> {
  await navigator.locks.request(LOCK, () =>
    Promise.all([settings.removeValue(), rememberedKey.removeValue(), sessionKey.removeValue()]),
  );
}
