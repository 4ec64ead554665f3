/** Whether the extension's meter is the sum of what the server has billed. */
import type { Usage } from '../../../lib/model';
import type { LiveUsage } from '../../gemini-server/live/context';
import type { Check } from '../checks';
import { equal, sum } from './count';
import type { Evidence } from './evidence';

type Billed = Pick<
  LiveUsage,
  'promptTokenCount' | 'responseTokenCount' | 'promptTokensDetails' | 'responseTokensDetails'
>;

const KINDS: Partial<Record<keyof Usage, (usage: Billed) => number>> = {
  input: ({ promptTokenCount }) => promptTokenCount,
  output: ({ responseTokenCount }) => responseTokenCount,
  text: ({ promptTokensDetails }) => of(promptTokensDetails, 'TEXT'),
  video: ({ promptTokensDetails }) => of(promptTokensDetails, 'VIDEO'),
  audio: ({ promptTokensDetails }) => of(promptTokensDetails, 'AUDIO'),
  speech: ({ responseTokensDetails }) => of(responseTokensDetails, 'AUDIO'),
};

function of(details: { modality: string; tokenCount: number }[], name: string): number {
  return details.find(({ modality }) => modality === name)?.tokenCount ?? 0;
}

export function meters({ books, live }: Evidence): Check[] {
  const model = (live.connection.setup?.model ?? '').replace('models/', '');
  const costs = books.costs.filter((cost) => cost.model === model);
  return Object.entries(KINDS).map(([kind, count]) =>
    equal(
      `meter = usageMetadata: ${kind}`,
      sum(costs, ({ usage }) => usage[kind as keyof Usage] ?? 0),
      sum(live.session.usages, count),
    ),
  );
}
