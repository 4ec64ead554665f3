import { invalidArgument, modelNotFound } from './errors';

/** A model as the wire shows it. Limits are tokens. */
export interface Model {
  /** `models/…` */
  name: string;
  version: string;
  displayName: string;
  description: string;
  inputTokenLimit: number;
  outputTokenLimit: number;
  supportedGenerationMethods: string[];
  thinking?: boolean;
  temperature?: number;
  topP?: number;
  topK?: number;
  maxTemperature?: number;
  /** False for a model that refuses pictures and videos. Known to the stand-in alone: the API does not tell. */
  seesPictures?: boolean;
  /** The thinking levels it takes. Known to the stand-in alone. */
  thinkingLevels?: string[];
  /** What it answers in when that is not TEXT. Known to the stand-in alone. */
  answersOnlyIn?: 'AUDIO' | 'IMAGE';
}

const generate = ['generateContent', 'countTokens', 'createCachedContent', 'batchGenerateContent'];

/** Builds a model from an id; whatever is not given is that of a flash model that sees and thinks. */
export function model(id: string, given: Partial<Model> = {}): Model {
  const displayName = id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  return {
    name: `models/${id}`,
    version: '001',
    displayName,
    description: `Stand-in for ${displayName}`,
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: generate,
    thinking: true,
    temperature: 1,
    topP: 0.95,
    topK: 64,
    maxTemperature: 2,
    thinkingLevels: thinkingLevelsOf(id),
    ...given,
  };
}

/** A model that only talks over a socket. */
function live(id: string, given: Partial<Model> = {}): Model {
  const supportedGenerationMethods = ['bidiGenerateContent'];
  return model(id, {
    supportedGenerationMethods,
    inputTokenLimit: 131_072,
    outputTokenLimit: 8192,
    ...given,
  });
}

/** What a key sees late in 2026. As in the real list, the model to use is neither the first nor the only one. */
export function defaultModels(): Model[] {
  return [
    model('gemini-embedding-2', {
      supportedGenerationMethods: ['embedContent', 'countTextTokens', 'asyncBatchEmbedContent'],
      inputTokenLimit: 8192,
      outputTokenLimit: 1,
      thinking: false,
    }),
    model('gemini-3.8-pro'),
    model('gemini-3.8-flash'),
    model('gemini-3.5-flash-lite'),
    model('gemini-3.1-flash-lite'),
    model('gemini-2.5-flash'),
    model('gemini-3.8-flash-tts', {
      supportedGenerationMethods: ['countTokens', 'generateContent'],
      inputTokenLimit: 8192,
      outputTokenLimit: 16_384,
      thinking: false,
      seesPictures: false,
      answersOnlyIn: 'AUDIO',
    }),
    model('gemini-3.8-flash-image', { outputTokenLimit: 32_768, thinking: false, answersOnlyIn: 'IMAGE' }),
    live('gemini-3.8-live', { answersOnlyIn: 'AUDIO' }),
    live('gemini-2.5-flash-native-audio-latest', { answersOnlyIn: 'AUDIO' }),
    // Half-cascade: it writes an answer and has it read out, so it can be asked for the text.
    live('gemini-live-2.5-flash-preview'),
  ];
}

/** One page of the list. A token is the index of its first model; Google's are opaque too. */
export function listModels(models: readonly Model[], query: URLSearchParams) {
  const size = Number(query.get('pageSize') ?? 50);
  const start = Number(query.get('pageToken') ?? 0);
  if (!Number.isInteger(size) || size < 0) throw invalidArgument("Invalid value at 'page_size' (TYPE_INT32)");
  if (!Number.isInteger(start) || start < 0) throw invalidArgument('Invalid page token.');
  const end = start + Math.min(size || 50, 1000);
  return {
    models: models.slice(start, end).map(onTheWire),
    ...(end < models.length && { nextPageToken: String(end) }),
  };
}

export function getModel(models: readonly Model[], id: string, version: string) {
  const found = findModel(models, id);
  if (!found) throw modelNotFound(id, version, 'getModel');
  return onTheWire(found);
}

export function findModel(models: readonly Model[], id: string): Model | undefined {
  return models.find(({ name }) => name === `models/${id}`);
}

/** Only the lite models can be told to think next to nothing: https://ai.google.dev/gemini-api/docs/thinking */
function thinkingLevelsOf(id: string): string[] {
  if (generation(id) < 3) return [];
  const levels = ['LOW', 'MEDIUM', 'HIGH'];
  return /-lite\b/.test(id) ? ['MINIMAL', ...levels] : levels;
}

/** 3 and up count picture tokens by resolution and take a thinking level; 2 does neither. */
export function generation(id: string): number {
  return Number(/^gemini-(?:live-)?(\d+)/.exec(id)?.[1] ?? 3);
}

function onTheWire({ seesPictures, thinkingLevels, answersOnlyIn, ...wire }: Model) {
  return wire;
}
