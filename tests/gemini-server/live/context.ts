import { systemText } from '../body';
import { textTokens } from '../usage';
import type { Setup } from './messages';

/** [assumed]: that pictures of a Live session are counted as VIDEO. */
export type LiveModality = 'TEXT' | 'AUDIO' | 'VIDEO';
export type Counts = Partial<Record<LiveModality, number>>;

interface ModalityCount {
  modality: LiveModality;
  tokenCount: number;
}

/** usageMetadata as Live spells it: `response…`, not `candidates…`. Of one turn, not of the session. */
export interface LiveUsage {
  promptTokenCount: number;
  responseTokenCount: number;
  totalTokenCount: number;
  promptTokensDetails: ModalityCount[];
  responseTokensDetails: ModalityCount[];
}

/** What the model has before it. All of it is billed with every turn. */
export class Context {
  private entries: Counts[] = [];

  constructor(private fixed: Counts) {}

  /** Goes on where `earlier` was, under the setup of a new connection. */
  static of(setup: Setup, earlier: readonly Counts[] = []): Context {
    const tools = setup.tools ? JSON.stringify(setup.tools) : '';
    const context = new Context({ TEXT: textTokens(systemText(setup) + tools) });
    context.entries = [...earlier];
    return context;
  }

  get snapshot(): readonly Counts[] {
    return [...this.entries];
  }

  get tokens(): number {
    return total(sum([this.fixed, ...this.entries]));
  }

  add(counts: Counts): void {
    this.entries.push(counts);
  }

  /** Drops the oldest entries until `target` tokens are left, if there are more than `trigger`. */
  compress(trigger: number, target: number): void {
    if (this.tokens <= trigger) return;
    while (this.entries.length > 1 && this.tokens > target) this.entries.shift();
  }

  /** What a turn costs that answers with `response`, which is part of the context from then on. */
  bill(response: Counts): LiveUsage {
    const prompt = sum([this.fixed, ...this.entries]);
    this.add(response);
    return {
      promptTokenCount: total(prompt),
      responseTokenCount: total(response),
      totalTokenCount: total(prompt) + total(response),
      promptTokensDetails: details(prompt),
      responseTokensDetails: details(response),
    };
  }
}

function sum(all: readonly Counts[]): Counts {
  const counts: Counts = {};
  for (const one of all) {
    for (const { modality, tokenCount } of details(one))
      counts[modality] = (counts[modality] ?? 0) + tokenCount;
  }
  return counts;
}

function total(counts: Counts): number {
  return details(counts).reduce((sum, { tokenCount }) => sum + tokenCount, 0);
}

function details(counts: Counts): ModalityCount[] {
  return Object.entries(counts)
    .map(([modality, tokenCount]) => ({ modality: modality as LiveModality, tokenCount }))
    .filter(({ tokenCount }) => tokenCount > 0);
}
