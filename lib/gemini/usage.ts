import type { GenerateContentResponse, GenerateContentResponseUsageMetadata } from '@google/genai/web';
import type { Usage } from '../model';

type Kinds = Pick<Usage, 'text' | 'image' | 'video' | 'audio'>;

/** Google's names of what is told apart; what else there may be (documents) is in the sum alone. */
const KIND_OF: Record<string, keyof Kinds> = { TEXT: 'text', IMAGE: 'image', VIDEO: 'video', AUDIO: 'audio' };

/** Counts are cumulative, and a response may leave out those that have not changed. */
export function usageOf(
  { usageMetadata: told }: GenerateContentResponse,
  before: Usage | undefined,
): Usage | undefined {
  if (!told) return before;
  const { promptTokenCount, toolUsePromptTokenCount, candidatesTokenCount, thoughtsTokenCount } = told;
  const now = {
    ...before,
    input: sum(promptTokenCount, toolUsePromptTokenCount) ?? before?.input ?? 0,
    output: sum(candidatesTokenCount, thoughtsTokenCount) ?? before?.output ?? 0,
    ...kindsOf(told),
  };
  const cached = sum(told.cachedContentTokenCount);
  const thoughts = sum(thoughtsTokenCount);
  return { ...now, ...(cached !== undefined && { cached }), ...(thoughts !== undefined && { thoughts }) };
}

function kindsOf(told: GenerateContentResponseUsageMetadata): Kinds {
  const kinds: Kinds = {};
  for (const details of [told.promptTokensDetails, told.toolUsePromptTokensDetails]) {
    if (!Array.isArray(details)) continue;
    for (const detail of details) {
      const kind = KIND_OF[String(detail?.modality)];
      if (kind && typeof detail?.tokenCount === 'number')
        kinds[kind] = (kinds[kind] ?? 0) + detail.tokenCount;
    }
  }
  return kinds;
}

function sum(...counts: unknown[]): number | undefined {
  const known = counts.filter((count) => typeof count === 'number');
  return known.length > 0 ? known.reduce((total, count) => total + count, 0) : undefined;
}
