import type {
  LiveConnectConfig,
  LiveConnectParameters,
  MediaResolution,
  Modality,
  RealtimeInputConfig,
  SpeechConfig,
  TurnCoverage,
} from '@google/genai/web';
import type { LiveSetup } from '../live';
import { withRegion } from './language';
import { liveInstruction } from './live-instruction';
import type { Quirks } from './live-quirks';
import { liveTools } from './live-tools';
import { checkModel } from './request';
import { resolutionOf } from './show';

/**
 * Turns a setup into the SDK's parameters.
 * @throws {AnalyzerError} `model` without a model
 */
export function toLiveParameters(
  setup: LiveSetup,
  quirks: Quirks,
): Pick<LiveConnectParameters, 'model' | 'config'> {
  checkModel(setup.model);
  return { model: setup.model, config: config(setup, quirks) };
}

/** Whether the model is asked to speak, be it heard or not. */
export function speaks({ answers }: LiveSetup, { noText }: Quirks): boolean {
  return answers === 'spoken' || noText === true;
}

function config(setup: LiveSetup, quirks: Quirks): LiveConnectConfig {
  const spoken = speaks(setup, quirks);
  const { handle, level } = setup;
  return {
    responseModalities: [(spoken ? 'AUDIO' : 'TEXT') as Modality],
    ...(spoken && { speechConfig: speech(setup, quirks), outputAudioTranscription: {} }),
    inputAudioTranscription: {},
    mediaResolution: resolutionOf(level) as MediaResolution,
    systemInstruction: liveInstruction(setup, spoken),
    tools: liveTools(setup),
    realtimeInputConfig: realtime(setup, quirks),
    // Empty asks for handles; null in it is refused: https://github.com/livekit/agents/issues/5102
    sessionResumption: handle ? { handle } : {},
    contextWindowCompression: COMPRESSION,
  };
}

function speech({ voice, language }: LiveSetup, { noLanguage }: Quirks): SpeechConfig {
  const languageCode = noLanguage ? undefined : withRegion(language);
  return {
    ...(voice && { voiceConfig: { prebuiltVoiceConfig: { voiceName: voice } } }),
    ...(languageCode && { languageCode }),
  };
}

/**
 * Silence is not part of a turn: an open microphone would be billed by the second. Pictures are, or a typed question
 * would not see them; there are few, since only those go out that differ.
 */
const COVERAGE = 'TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO' as TurnCoverage;

/**
 * Without, a session with pictures ends after two minutes: https://ai.google.dev/gemini-api/docs/live-session
 * Tokens. Each answer is billed with all that came before it: left to itself the API lets that grow to four fifths of
 * what the model takes, some 105,000. Half stays, since what is cut often costs time often.
 */
const COMPRESSION = { triggerTokens: '25600', slidingWindow: { targetTokens: '12800' } };

function realtime({ pushToTalk }: LiveSetup, { noCoverage }: Quirks): RealtimeInputConfig {
  return {
    automaticActivityDetection: { disabled: pushToTalk },
    ...(!noCoverage && { turnCoverage: COVERAGE }),
  };
}
