/** A watch that the model would like to set: only the user can. */
import type { LiveInput, ToolAnswer, ToolCall } from '../../../live';
import type { Watch, WatchProposal } from '../../../model';
import { asWatch, LONGEST_WATCH, MOST_WATCHES, type WatchRefusal, whyNoWatch } from '../../../watch-limits';

/** So long the user may think about it; then it is as if they had said no. */
export const PATIENCE_MS = 60_000;

const REFUSALS: Record<WatchRefusal, string> = {
  empty: 'text: what to watch for is needed.',
  'too-long': `text: at most ${LONGEST_WATCH} characters.`,
  known: 'This watch is set already.',
  'too-many': `There are ${MOST_WATCHES} watches already; the user would have to remove one.`,
};

export interface ProposalHost {
  watches(): readonly Watch[];
  /** Another one is shown to the user, or none. */
  changed(): void;
  answer(input: LiveInput): void;
  add(text: string): Promise<void>;
}

export class Proposal {
  #host: ProposalHost;
  #call?: ToolCall;
  #text = '';
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ProposalHost) {
    this.#host = host;
  }

  /** What the user is asked about. */
  get shown(): WatchProposal | undefined {
    return this.#call && { id: this.#call.id, text: this.#text };
  }

  ask(call: ToolCall): void {
    const { text } = call.args;
    const words = asWatch(typeof text === 'string' ? text : '');
    const refusal = whyNoWatch(words, this.#host.watches());
    if (refusal) this.#answer(call, { error: REFUSALS[refusal] });
    else if (this.#call) this.#answer(call, { error: 'The user is still deciding about another watch.' });
    else this.#begin(call, words);
  }

  async decide(id: string, agreed: boolean): Promise<void> {
    if (this.#call?.id !== id) return;
    const text = this.#text;
    this.#settle({ result: agreed ? { agreed } : { agreed, why: 'The user does not want it.' } });
    if (agreed) await this.#host.add(text);
  }

  /** The model no longer wants to know. */
  withdraw(ids: readonly string[]): void {
    if (this.#call && ids.includes(this.#call.id)) this.#settle();
  }

  close(): void {
    if (this.#call) this.#settle();
  }

  #begin(call: ToolCall, text: string): void {
    this.#call = call;
    this.#text = text;
    this.#timer = setTimeout(() => this.#settle({ result: { agreed: false, why: NO_ANSWER } }), PATIENCE_MS);
    this.#host.changed();
  }

  #settle(answer?: ToolAnswer): void {
    const call = this.#call;
    clearTimeout(this.#timer);
    this.#call = undefined;
    this.#host.changed();
    if (call && answer) this.#answer(call, answer);
  }

  #answer({ id, name }: ToolCall, answer: ToolAnswer): void {
    this.#host.answer({ type: 'tool-answer', id, name, answer });
  }
}

const NO_ANSWER = 'The user did not answer.';
