import { configTypes } from './config';
import { contentTypes } from './content';
import { countTypes } from './count';
import { embedTypes } from './embed';
import { liveTypes } from './live';
import { requestTypes, toolTypes } from './tools';

export { oneofs } from './content';
export { enums } from './enums';

/**
 * The request surface of generateContent and its siblings, Live among them: message → field → type, with fields in camelCase.
 *
 * A type is one of
 * - a scalar: `string bool int32 int64 float double bytes duration timestamp`,
 * - `any` (every JSON value) or `struct` (every JSON object), into which validation does not look,
 * - the name of another message,
 * - `enum Name`, a key of `enums`,
 * - `[]T`, a repeated T, or `map T`, an object whose values are T.
 */
export const messages: Record<string, Record<string, string>> = {
  ...requestTypes,
  ...countTypes,
  ...embedTypes,
  ...contentTypes,
  ...configTypes,
  ...toolTypes,
  ...liveTypes,
};

/** What the stable `v1` surface does not know. An SDK left at its default version trips over exactly these. */
export const missingInV1: Record<string, readonly string[]> = {
  GenerateContentRequest: [
    'systemInstruction',
    'tools',
    'toolConfig',
    'cachedContent',
    'serviceTier',
    'store',
    'labels',
    'continuationToken',
  ],
  GenerationConfig: [
    'responseMimeType',
    'responseSchema',
    'responseJsonSchema',
    'responseFormat',
    'responseModalities',
    'mediaResolution',
    'thinkingConfig',
    'speechConfig',
    'imageConfig',
    'translationConfig',
    'audioTranscriptionConfig',
    'enableAffectiveDialog',
  ],
  Part: [
    'fileData',
    'functionCall',
    'functionResponse',
    'executableCode',
    'codeExecutionResult',
    'toolCall',
    'toolResponse',
    'thought',
    'thoughtSignature',
    'mediaResolution',
    'mediaProcessing',
    'partMetadata',
    'speechMetadata',
    'audioTranscription',
  ],
};
