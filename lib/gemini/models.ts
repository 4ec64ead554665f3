import type { GoogleGenAI, Model } from '@google/genai/web';
import { AnalyzerError } from '../analyzer';
import type { ModelInfo } from '../model';

/** All in one request: the most that the API gives at a time. */
const PAGE = 1000;

/** Every model of the key, in the API's order. Throws what the SDK throws. */
export async function listModels(client: GoogleGenAI, signal: AbortSignal): Promise<ModelInfo[]> {
  const pager = await client.models.list({ config: { pageSize: PAGE, abortSignal: signal } });
  const models = toModelInfos(pager.page);
  // Not the pager's own loop: it asks for ever when a gateway sends an empty token for "no more".
  while (pager.params.config?.pageToken) {
    models.push(...toModelInfos(await pager.nextPage()));
  }
  return models;
}

function toModelInfos(page: unknown): ModelInfo[] {
  if (Array.isArray(page)) return page.flatMap(toModelInfo);
  throw new AnalyzerError({ reason: 'malformed', detail: 'Expected a list of models.' });
}

function toModelInfo(model: Model | null): ModelInfo[] {
  const { name, displayName, supportedActions } = model ?? {};
  if (typeof name !== 'string' || !name) return [];
  const id = name.replace(/^models\//, '');
  const can = (action: string) => Array.isArray(supportedActions) && supportedActions.includes(action);
  return [
    {
      id,
      name: displayName || id,
      generates: can('generateContent') && looksAtPictures(id),
      converses: can('bidiGenerateContent'),
    },
  ];
}

/**
 * Words in the names of models that list `generateContent`, and do not answer a picture and a system instruction with
 * text. The list of models does not tell otherwise: https://ai.google.dev/api/models#Model
 */
const otherTrades = [
  'embedding',
  'tts',
  'image',
  'imagen',
  'banana',
  'live',
  'audio',
  'veo',
  'lyria',
  'aqa',
  'robotics',
  'computer',
  'deep',
  'translate',
];

function looksAtPictures(id: string): boolean {
  const words = id.toLowerCase().split(/[^a-z0-9]+/);
  return !words.some((word) => otherTrades.includes(word)) && !refusesInstructions(id);
}

/** "Developer instruction is not enabled for models/gemma-3…": every request of ours would be a 400. */
function refusesInstructions(id: string): boolean {
  return /^gemma-(2|3)/.test(id) || /^gemini-(1\.0-)?pro(-vision)?$/.test(id);
}
