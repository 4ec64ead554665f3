/**
 * What a Live client may send. `BidiGenerateContentSetup` and what it holds are in Google's discovery document; the
 * envelopes around it are not, and follow the SDK's types.
 */
export const liveTypes = {
  BidiGenerateContentClientMessage: {
    setup: 'BidiGenerateContentSetup',
    clientContent: 'BidiGenerateContentClientContent',
    realtimeInput: 'BidiGenerateContentRealtimeInput',
    toolResponse: 'BidiGenerateContentToolResponse',
  },
  BidiGenerateContentSetup: {
    model: 'string',
    generationConfig: 'GenerationConfig',
    systemInstruction: 'Content',
    tools: '[]Tool',
    realtimeInputConfig: 'RealtimeInputConfig',
    sessionResumption: 'SessionResumptionConfig',
    contextWindowCompression: 'ContextWindowCompressionConfig',
    inputAudioTranscription: 'AudioTranscriptionConfig',
    outputAudioTranscription: 'AudioTranscriptionConfig',
    historyConfig: 'HistoryConfig',
  },
  RealtimeInputConfig: {
    automaticActivityDetection: 'AutomaticActivityDetection',
    activityHandling: 'enum RealtimeInputConfig.ActivityHandling',
    turnCoverage: 'enum RealtimeInputConfig.TurnCoverage',
  },
  AutomaticActivityDetection: {
    disabled: 'bool',
    startOfSpeechSensitivity: 'enum AutomaticActivityDetection.StartSensitivity',
    endOfSpeechSensitivity: 'enum AutomaticActivityDetection.EndSensitivity',
    prefixPaddingMs: 'int32',
    silenceDurationMs: 'int32',
  },
  SessionResumptionConfig: { handle: 'string' },
  ContextWindowCompressionConfig: { triggerTokens: 'int64', slidingWindow: 'SlidingWindow' },
  SlidingWindow: { targetTokens: 'int64' },
  HistoryConfig: { initialHistoryInClientContent: 'bool' },
  BidiGenerateContentClientContent: { turns: '[]Content', turnComplete: 'bool' },
  BidiGenerateContentRealtimeInput: {
    mediaChunks: '[]Blob',
    audio: 'Blob',
    video: 'Blob',
    text: 'string',
    activityStart: 'ActivityStart',
    activityEnd: 'ActivityEnd',
    audioStreamEnd: 'bool',
  },
  ActivityStart: {},
  ActivityEnd: {},
  BidiGenerateContentToolResponse: { functionResponses: '[]FunctionResponse' },
} as const;

/** A client message carries exactly one of these. */
export const liveOneofs: Record<string, Record<string, readonly string[]>> = {
  BidiGenerateContentClientMessage: {
    message_type: ['setup', 'clientContent', 'realtimeInput', 'toolResponse'],
  },
};
