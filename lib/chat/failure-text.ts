/** What is said about each failure, and what the user can do about it. */
import type { FailureReason } from '../model';
import type { TextKey } from '../text';

/** Something a button beside the message does. */
export type FailureAction = 'options' | 'keys' | 'models' | 'picker' | 'retry' | 'microphone';

export interface FailureText {
  title: TextKey;
  /** What to do next. */
  advice: TextKey;
  action?: FailureAction;
}

export const FAILURE_TEXTS: Record<FailureReason, FailureText> = {
  'no-key': { title: 'failNoKey', advice: 'failNoKeyDo', action: 'options' },
  key: { title: 'failKey', advice: 'failKeyDo', action: 'options' },
  referrer: { title: 'failReferrer', advice: 'failReferrerDo', action: 'keys' },
  'api-disabled': { title: 'failApiDisabled', advice: 'failApiDisabledDo', action: 'keys' },
  permission: { title: 'failPermission', advice: 'failPermissionDo', action: 'keys' },
  region: { title: 'failRegion', advice: 'failRegionDo', action: 'options' },
  model: { title: 'failModel', advice: 'failModelDo', action: 'models' },
  'quota-minute': { title: 'failQuotaMinute', advice: 'failQuotaMinuteDo', action: 'options' },
  'quota-day': { title: 'failQuotaDay', advice: 'failQuotaDayDo', action: 'models' },
  budget: { title: 'failBudget', advice: 'failBudgetDo', action: 'options' },
  offline: { title: 'failOffline', advice: 'failOfflineDo', action: 'retry' },
  network: { title: 'failNetwork', advice: 'failNetworkDo', action: 'retry' },
  server: { title: 'failServer', advice: 'failServerDo', action: 'retry' },
  overloaded: { title: 'failOverloaded', advice: 'failOverloadedDo', action: 'retry' },
  timeout: { title: 'failTimeout', advice: 'failTimeoutDo', action: 'retry' },
  cut: { title: 'failCut', advice: 'failCutDo', action: 'retry' },
  malformed: { title: 'failMalformed', advice: 'failMalformedDo', action: 'options' },
  invalid: { title: 'failInvalid', advice: 'failInvalidDo', action: 'options' },
  blocked: { title: 'failBlocked', advice: 'failBlockedDo' },
  safety: { title: 'failSafety', advice: 'failSafetyDo' },
  recitation: { title: 'failRecitation', advice: 'failRecitationDo' },
  'max-tokens': { title: 'failMaxTokens', advice: 'failMaxTokensDo', action: 'options' },
  empty: { title: 'failEmpty', advice: 'failEmptyDo', action: 'retry' },
  garbled: { title: 'failGarbled', advice: 'failGarbledDo' },
  storage: { title: 'failStorage', advice: 'failStorageDo', action: 'options' },
  'not-granted': { title: 'failNotGranted', advice: 'failNotGrantedDo', action: 'picker' },
  'tab-busy': { title: 'failTabBusy', advice: 'failTabBusyDo', action: 'picker' },
  incognito: { title: 'failIncognito', advice: 'failIncognitoDo' },
  'picker-cancelled': { title: 'failPickerCancelled', advice: 'failPickerCancelledDo', action: 'retry' },
  'capture-refused': { title: 'failCaptureRefused', advice: 'failCaptureRefusedDo', action: 'picker' },
  encoder: { title: 'failEncoder', advice: 'failEncoderDo', action: 'retry' },
  clips: { title: 'failClips', advice: 'failClipsDo' },
  'microphone-refused': {
    title: 'failMicrophoneRefused',
    advice: 'failMicrophoneRefusedDo',
    action: 'microphone',
  },
  'microphone-missing': { title: 'failMicrophoneMissing', advice: 'failMicrophoneMissingDo' },
  'microphone-busy': { title: 'failMicrophoneBusy', advice: 'failMicrophoneBusyDo' },
  'microphone-lost': { title: 'failMicrophoneLost', advice: 'failMicrophoneLostDo' },
  'sound-lost': { title: 'failSoundLost', advice: 'failSoundLostDo' },
  interrupted: { title: 'failInterrupted', advice: 'failInterruptedDo', action: 'retry' },
  stopped: { title: 'failStopped', advice: 'failStoppedDo' },
  'too-many-questions': { title: 'failTooManyQuestions', advice: 'failTooManyQuestionsDo' },
  cancelled: { title: 'failCancelled', advice: 'failCancelledDo' },
  'too-many-failures': { title: 'failTooManyFailures', advice: 'failTooManyFailuresDo', action: 'retry' },
  unexpected: { title: 'failUnexpected', advice: 'failUnexpectedDo', action: 'retry' },
};
