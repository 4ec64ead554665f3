import type { Browser, CDPSession, Target } from 'puppeteer';

/** Puppeteer keeps the protocol's id of a target to itself. */
export function idOf(target: Target): string {
  return (target as Target & { _targetId: string })._targetId;
}

const sessions = new WeakMap<Browser, Promise<CDPSession>>();

/** The one session with the browser itself: of two that are opened at once puppeteer takes one for its own. */
export function wholeOf(browser: Browser): Promise<CDPSession> {
  const session = sessions.get(browser) ?? browser.target().createCDPSession();
  sessions.set(browser, session);
  return session;
}

/**
 * A debugger session beside puppeteer's own. While `target.createCDPSession()` is under way puppeteer takes every
 * attachment to that target for its asker's: also its own to a worker that is just starting and waits for it, which
 * then never runs, or has a debugger for ever.
 */
export class Attached {
  private constructor(
    readonly session: CDPSession,
    private readonly whole: CDPSession,
  ) {}

  static async to(browser: Browser, targetId: string): Promise<Attached> {
    const whole = await wholeOf(browser);
    const { sessionId } = await whole.send('Target.attachToTarget', { targetId, flatten: true });
    const session = whole.connection()?.session(sessionId);
    if (!session) throw new Error('Gone as soon as it was attached to');
    return new Attached(session, whole);
  }

  /** Resolves when it is over, also where the target has gone meanwhile. */
  async detach(): Promise<void> {
    if (this.session.detached) return;
    await this.whole.send('Target.detachFromTarget', { sessionId: this.session.id() }).catch(() => {});
  }
}
