import { contextOf, weightOf } from '../context';
import type { Turn } from '../model';
import { t } from '../text';
import { count, number } from './format';

export { saidAt } from '../context';

/** What a question that is asked now takes along, in words; nothing where it takes nothing. */
export function contextText(turns: readonly Turn[], tokens: number, about?: Turn): string | undefined {
  const exchanges = contextOf(turns, { tokens, now: Date.now(), without: about?.id });
  return sentAlongText({ replies: exchanges.length, tokens: weightOf(exchanges) });
}

/** What a question took along. */
export function sentAlongText({ replies, tokens }: NonNullable<Turn['context']>): string | undefined {
  if (replies === 0) return undefined;
  return t('sentAlong', count(replies, 'earlierOne', 'earlierOther'), number(rounded(tokens)));
}

/** It is an estimate: two digits say all that is known. */
function rounded(tokens: number): number {
  const step = tokens < 100 ? 10 : 10 ** (Math.floor(Math.log10(tokens)) - 1);
  return Math.max(step, Math.round(tokens / step) * step);
}
