import { liveOneofs } from './live';

/**
 * What a conversation is made of. Field types are written in the small language that `schema/index.ts` explains.
 */
export const contentTypes = {
  Content: { role: 'string', parts: '[]Part' },
  Part: {
    text: 'string',
    inlineData: 'Blob',
    fileData: 'FileData',
    functionCall: 'FunctionCall',
    functionResponse: 'FunctionResponse',
    executableCode: 'ExecutableCode',
    codeExecutionResult: 'CodeExecutionResult',
    toolCall: 'ToolCall',
    toolResponse: 'ToolResponse',
    thought: 'bool',
    thoughtSignature: 'bytes',
    videoMetadata: 'VideoMetadata',
    mediaResolution: 'MediaResolution',
    mediaProcessing: 'enum Part.MediaProcessing',
    partMetadata: 'struct',
    speechMetadata: 'SpeechMetadata',
    audioTranscription: 'struct', // only ever sent by the model: what is inside is not checked
  },
  Blob: { mimeType: 'string', data: 'bytes' },
  FileData: { mimeType: 'string', fileUri: 'string' },
  VideoMetadata: { startOffset: 'duration', endOffset: 'duration', fps: 'double' },
  MediaResolution: { level: 'enum MediaResolution.Level' },
  SpeechMetadata: { speaker: 'string', style: 'string' },
  FunctionCall: { id: 'string', name: 'string', args: 'struct' },
  FunctionResponse: {
    id: 'string',
    name: 'string',
    response: 'struct',
    parts: '[]FunctionResponsePart',
    scheduling: 'enum FunctionResponse.Scheduling',
    willContinue: 'bool',
  },
  FunctionResponsePart: { inlineData: 'FunctionResponseBlob' },
  FunctionResponseBlob: { mimeType: 'string', data: 'bytes' },
  ExecutableCode: { id: 'string', language: 'enum ExecutableCode.Language', code: 'string' },
  CodeExecutionResult: { id: 'string', outcome: 'enum CodeExecutionResult.Outcome', output: 'string' },
  ToolCall: { id: 'string', toolType: 'enum ToolType', toolName: 'string', args: 'struct' },
  ToolResponse: { id: 'string', toolType: 'enum ToolType', response: 'struct' },
} as const;

/** Fields of which a message may carry one alone. */
export const oneofs: Record<string, Record<string, readonly string[]>> = {
  ...liveOneofs,
  Part: {
    data: [
      'text',
      'inlineData',
      'fileData',
      'functionCall',
      'functionResponse',
      'executableCode',
      'codeExecutionResult',
      'toolCall',
      'toolResponse',
    ],
  },
};
