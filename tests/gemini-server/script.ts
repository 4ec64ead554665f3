import { type FaultName, type FaultOptions, strikesAnything } from './faults';
import type { GeminiRequest, Reply, ReplyFunction } from './types';

interface PlannedFault {
  name: FaultName;
  options: FaultOptions;
  left: number;
}

/** What a test has planned: replies to give and requests to fail, each used in order. */
export class Script {
  private readonly replies: Reply[] = [];
  private faults: PlannedFault[] = [];

  /** @param always answers when no reply is planned */
  constructor(private always: ReplyFunction) {}

  reply(...replies: Reply[]): void {
    this.replies.push(...replies);
  }

  replyAlways(always: ReplyFunction): void {
    this.always = always;
  }

  fault(name: FaultName, options: FaultOptions = {}): void {
    this.faults.push({ name, options, left: options.times ?? 1 });
  }

  clearFaults(): void {
    this.faults = [];
  }

  async nextReply(request: GeminiRequest): Promise<Reply> {
    return this.replies.shift() ?? this.always(request);
  }

  /** Uses up the first fault meant for this request, if it passes `isDue`. */
  nextFault(request: GeminiRequest, isDue: (name: FaultName) => boolean): PlannedFault | undefined {
    const planned = this.faults.find((fault) => strikes(fault, request));
    if (!planned || !isDue(planned.name)) return undefined;
    planned.left -= 1;
    if (planned.left <= 0) this.faults = this.faults.filter((fault) => fault !== planned);
    request.fault = planned.name;
    return planned;
  }
}

function strikes({ name, options }: PlannedFault, { kind }: GeminiRequest): boolean {
  const on = options.on ?? (strikesAnything.includes(name) ? 'any' : 'generate');
  if (kind === 'generate') return on !== 'models' && on !== 'embed';
  if (kind === 'embed') return on === 'embed' || on === 'any';
  return (kind === 'models' || kind === 'model') && on !== 'generate';
}
