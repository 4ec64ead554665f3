import type { Failure, FailureReason } from '../model';
import { type AfterLoss, afterLoss, type Loss } from './after-loss';

/**
 * So many refusals, internal errors or setups that nobody answers, in a row with one handle, end its session. One is
 * none: after a cut the server may not know yet that the socket is gone, and refuses a handle that is still connected.
 */
const BROKEN = 2;

/** What a session that is broken on the other side may look like. */
const BREAKS: ReadonlySet<FailureReason> = new Set(['server', 'timeout']);

/** How often it has failed in a row, and what follows from that. */
export class Recovery {
  /** Sockets that came to nothing. */
  #tries = 0;
  #refusals = 0;

  /** The user wants it, or a socket has done its work: its end is no failure in a row. */
  restart(tries = 0): void {
    this.#tries = tries;
    this.#refusals = 0;
  }

  /** Counts one more. @returns whether its session is not to be gone on with */
  isBroken({ reason }: Failure, handleRefused: boolean): boolean {
    this.#tries += 1;
    this.#refusals = handleRefused || BREAKS.has(reason) ? this.#refusals + 1 : 0;
    if (this.#refusals < BROKEN) return false;
    this.#refusals = 0;
    return true;
  }

  next(circumstances: Omit<Loss, 'tries'>): AfterLoss {
    return afterLoss({ ...circumstances, tries: this.#tries });
  }
}
