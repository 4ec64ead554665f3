import type { LiveFault, LiveFaultName, LiveFaultOptions } from './faults';
import type { LiveAnswer, LiveTurnFunction } from './replies';
import type { LiveTurn } from './session';

/** What a test has planned for Live conversations, each used in order. */
export class LiveScript {
  private readonly replies: LiveAnswer[] = [];
  private readonly words: string[] = [];
  private faults: LiveFault[] = [];

  /** Answers when no reply is planned; undefined leaves it to the default answer. */
  always: LiveTurnFunction = () => undefined;

  reply(...replies: LiveAnswer[]): void {
    this.replies.push(...replies);
  }

  hear(...words: string[]): void {
    this.words.push(...words);
  }

  fault(name: LiveFaultName, options: LiveFaultOptions): void {
    this.faults.push({ name, options, left: options.times ?? 1 });
  }

  clearFaults(): void {
    this.faults = [];
  }

  async nextReply(turn: LiveTurn): Promise<LiveAnswer> {
    const planned = this.replies.shift();
    if (planned !== undefined) return planned;
    const answer = await this.always(turn);
    return answer === undefined ? {} : answer;
  }

  /** The words for what the user begins to say. */
  nextWords(): string | undefined {
    return this.words.shift();
  }

  /** Uses up the first fault that strikes where we are. */
  nextFault(names: readonly LiveFaultName[]): LiveFault | undefined {
    const planned = this.faults.find(({ name }) => names.includes(name));
    if (!planned) return undefined;
    planned.left -= 1;
    if (planned.left <= 0) this.faults = this.faults.filter((fault) => fault !== planned);
    return planned;
  }
}
