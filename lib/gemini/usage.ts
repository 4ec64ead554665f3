import type { GenerateContentResponse, ModalityTokenCount, UsageMetadata } from '@google/genai/web';
import type { Usage } from '../model';
import { list, string } from './json';

type Kinds = Pick<Usage, 'text' | 'image' | 'video' | 'audio'>;

/** Google's names of what is told apart; what else there may be (documents) is in the sum alone. */
const KIND_OF: Record<string, keyof Kinds> = { TEXT: 'text', IMAGE: 'image', VIDEO: 'video', AUDIO: 'audio' };

/** What requests and Live conversations tell of what goes in, and of thinking. */
type Told = Pick<
  UsageMetadata,
  | 'promptTokenCount'
  | 'toolUsePromptTokenCount'
  | 'cachedContentTokenCount'
  | 'thoughtsTokenCount'
  | 'promptTokensDetails'
  | 'toolUsePromptTokensDetails'
>;

/** Counts are cumulative, and a response may leave out those that have not changed. */
export function usageOf(
  { usageMetadata: told }: GenerateContentResponse,
  before: Usage | undefined,
): Usage | undefined {
  return told ? read(told, told.candidatesTokenCount, before) : before;
}

/** Of a Live conversation: each message is a bill of its own, and the answer's tokens have another name. */
export function liveUsageOf(told: UsageMetadata): Usage {
  const { AUDIO: speech } = counts([told.responseTokensDetails]);
  return { ...read(told, told.responseTokenCount), ...(speech !== undefined && { speech }) };
}

function read(told: Told, answered: number | undefined, before?: Usage): Usage {
  const { promptTokenCount, toolUsePromptTokenCount, thoughtsTokenCount } = told;
  const now = {
    ...before,
    input: sum(promptTokenCount, toolUsePromptTokenCount) ?? before?.input ?? 0,
    output: sum(answered, thoughtsTokenCount) ?? before?.output ?? 0,
    ...kindsOf(told),
  };
  const cached = sum(told.cachedContentTokenCount);
  const thoughts = sum(thoughtsTokenCount);
  return { ...now, ...(cached !== undefined && { cached }), ...(thoughts !== undefined && { thoughts }) };
}

function kindsOf(told: Told): Kinds {
  const kinds: Kinds = {};
  const all = counts([told.promptTokensDetails, told.toolUsePromptTokensDetails]);
  for (const [name, count] of Object.entries(all)) {
    const kind = KIND_OF[name];
    if (kind) kinds[kind] = count;
  }
  return kinds;
}

function counts(lists: (ModalityTokenCount[] | undefined)[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { modality, tokenCount } of lists.flatMap(list)) {
    if (typeof tokenCount === 'number') all[string(modality)] = (all[string(modality)] ?? 0) + tokenCount;
  }
  return all;
}

function sum(...counts: unknown[]): number | undefined {
  const known = counts.filter((count) => typeof count === 'number');
  return known.length > 0 ? known.reduce((total, count) => total + count, 0) : undefined;
}
