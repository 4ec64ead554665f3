import { randomBytes } from 'node:crypto';
import type { Counts } from './context';
import { Closing } from './refusal';
import type { LiveSession } from './session';

interface Issued {
  session: LiveSession;
  context: readonly Counts[];
}

/** How many handles of all sessions are remembered. */
const MOST = 1000;

/** The handles that were given out, and what each leads back to. */
export class Handles {
  private readonly issued = new Map<string, Issued>();

  issue(session: LiveSession): string {
    const handle = randomBytes(24).toString('base64url');
    this.issued.set(handle, { session, context: session.context.snapshot });
    const [oldest] = this.issued.keys();
    if (this.issued.size > MOST && oldest) this.issued.delete(oldest);
    return handle;
  }

  /** Nothing leads to this session any more. */
  forget(session: LiveSession): void {
    for (const [handle, issued] of this.issued) {
      if (issued.session === session) this.issued.delete(handle);
    }
  }

  /**
   * The session to go on with.
   * @param handleMs how long a handle is good after the end of its connection
   * @throws the refusal for a handle that leads nowhere, or to where somebody still is. [assumed]: the words, and the
   * code of the latter.
   */
  redeem(handle: string, now: number, handleMs: number): Issued {
    const issued = this.issued.get(handle);
    const last = issued?.session.connections.at(-1)?.closedAt ?? 0;
    const old = last > 0 && now - last > handleMs;
    if (!issued || issued.session.ended || old)
      throw new Closing(1008, 'BidiGenerateContent session not found');
    if (issued.session.connection) {
      throw new Closing(1008, 'BidiGenerateContent session is already connected');
    }
    return issued;
  }
}
