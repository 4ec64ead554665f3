import type { Content, GenerationConfig } from '../body';

/** Client messages as the server understands them: names in camelCase. */
export interface ClientMessage {
  setup?: Setup;
  clientContent?: { turns?: Content[]; turnComplete?: boolean };
  realtimeInput?: RealtimeInput;
  toolResponse?: { functionResponses?: FunctionResponse[] };
}

export interface Setup {
  model?: string;
  generationConfig?: GenerationConfig;
  systemInstruction?: Content;
  tools?: { functionDeclarations?: { name?: string; behavior?: string }[]; googleSearch?: object }[];
  realtimeInputConfig?: {
    automaticActivityDetection?: { disabled?: boolean; prefixPaddingMs?: number; silenceDurationMs?: number };
    activityHandling?: string;
    turnCoverage?: string;
  };
  sessionResumption?: { handle?: string };
  contextWindowCompression?: { triggerTokens?: number; slidingWindow?: { targetTokens?: number } };
  inputAudioTranscription?: object;
  outputAudioTranscription?: object;
  historyConfig?: { initialHistoryInClientContent?: boolean };
}

export interface Blob {
  mimeType?: string;
  data?: string;
}

export interface RealtimeInput {
  audio?: Blob;
  video?: Blob;
  text?: string;
  activityStart?: object;
  activityEnd?: object;
  audioStreamEnd?: boolean;
  mediaChunks?: Blob[];
}

export interface FunctionResponse {
  id?: string;
  name?: string;
  response?: Record<string, unknown>;
  scheduling?: string;
}

/** Whether the client itself says when the user's turn begins and ends. */
export function isManual({ realtimeInputConfig }: Setup): boolean {
  return realtimeInputConfig?.automaticActivityDetection?.disabled ?? false;
}

export function isSpoken({ generationConfig }: Setup): boolean {
  return generationConfig?.responseModalities?.[0] !== 'TEXT';
}
