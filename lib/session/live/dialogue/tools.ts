/** What the model calls for. Whatever it is, it is answered. */
import type { LiveInput, ToolAnswer, ToolCall } from '../../../live';
import type { Fractions } from '../../../model';
import { regionOf } from './closer';
import type { Proposal } from './proposal';

export interface ToolsHost {
  send(input: LiveInput): void;
  /** Shows a part of the screen closer. @throws Failed */
  lookCloser(part: Fractions, shown: () => void): Promise<void>;
  report(args: ToolCall['args']): ToolAnswer;
}

export class Tools {
  #host: ToolsHost;
  #proposal: Proposal;

  constructor(host: ToolsHost, proposal: Proposal) {
    this.#host = host;
    this.#proposal = proposal;
  }

  call(call: ToolCall): void {
    switch (call.name) {
      case 'look_closer':
        this.#lookCloser(call);
        break;
      case 'report_watch':
        this.#answer(call, this.#host.report(call.args));
        break;
      case 'set_watch':
        this.#proposal.ask(call);
        break;
      default:
        this.#answer(call, { error: `There is no tool "${call.name}".` });
        break;
    }
  }

  /** Answers that nobody waits for any more are not sent: the conversation knows. */
  cancel(ids: readonly string[]): void {
    this.#proposal.withdraw(ids);
  }

  #lookCloser(call: ToolCall): void {
    const part = regionOf(call.args);
    if (typeof part === 'string') this.#answer(call, { error: part });
    else void this.#show(call, part);
  }

  async #show(call: ToolCall, part: Fractions): Promise<void> {
    const shown = () => this.#answer(call, { result: { shown: 'The next picture is that part.' } });
    try {
      await this.#host.lookCloser(part, shown);
    } catch (error) {
      this.#answer(call, { error: `There is no picture now: ${(error as Error).message}` });
    }
  }

  #answer({ id, name }: ToolCall, answer: ToolAnswer): void {
    this.#host.send({ type: 'tool-answer', id, name, answer });
  }
}
