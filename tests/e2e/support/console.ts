import type { Browser, CDPSession, Target } from 'puppeteer';
import { Attached, idOf } from './attached';

export interface ConsoleLine {
  /** The page or worker that said it: `background.js`, `sidepanel.html`… */
  from: string;
  level: string;
  text: string;
}

/** Whatever a worker asks of a browser that is being closed is refused so, and nobody is left to read it. */
const CLOSED = /Error: The browser is shutting down\.$/;

/**
 * Everything that Screen Helper's contexts write to their consoles, uncaught errors included.
 * Failed requests are left out: the browser reports each, and tests provoke them on purpose.
 */
export class ConsoleWatch {
  readonly lines: ConsoleLine[] = [];
  private readonly attached = new Map<string, Promise<Attached>>();
  private readonly expected: RegExp[] = [CLOSED];

  constructor(
    private readonly browser: Browser,
    /** `chrome-extension://…` */
    private readonly origin: string,
    /** An attached worker never idles out: a test of idling leaves it alone. */
    private readonly includeWorker: boolean,
  ) {
    browser.on('targetcreated', (target) => this.attach(target));
    // A page is created empty and gets its address a moment later.
    browser.on('targetchanged', (target) => this.attach(target));
    browser.on('targetdestroyed', (target) => this.attached.delete(idOf(target)));
    for (const target of browser.targets()) this.attach(target);
  }

  /** Errors nobody announced with `expect`. */
  errors(): string[] {
    return this.lines
      .filter(({ level, text }) => level === 'error' && !this.expected.some((pattern) => pattern.test(text)))
      .map(({ from, text }) => `${from}: ${text}`);
  }

  /** Announces an error that the test provokes. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  toString(): string {
    return this.lines.map(({ from, level, text }) => `${level.padEnd(7)} ${from}: ${text}`).join('\n');
  }

  /** Lets go of a context: a worker that somebody listens to does not stop. */
  async release(targetId: string): Promise<void> {
    const attached = await this.attached.get(targetId);
    await attached?.detach();
  }

  private attach(target: Target): void {
    if (!target.url().startsWith(`${this.origin}/`) || this.attached.has(idOf(target))) return;
    if (target.type() === 'service_worker' && !this.includeWorker) return;
    // A dedicated worker that is attached to as it starts never runs.
    if (target.type() === 'other') return;
    const attached = Attached.to(this.browser, idOf(target));
    this.attached.set(idOf(target), attached);
    // The target may be gone again before it is attached; what it had to say is then lost with it.
    attached.then(({ session }) => this.listen(target, session)).catch(() => {});
  }

  private async listen(target: Target, session: CDPSession): Promise<void> {
    const from = target.url().slice(this.origin.length + 1);
    const note = (level: string, text: string) => this.lines.push({ from, level, text });
    session.on('Runtime.consoleAPICalled', ({ type, args }) => note(type, args.map(readable).join(' ')));
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
      note('error', [text, exception?.description].filter(Boolean).join(' ')),
    );
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.source !== 'network') note(entry.level, entry.text);
    });
    await enable(session);
  }
}

/** Both replay what was said before, so nothing is missed between a context's start and this. */
async function enable(session: CDPSession): Promise<void> {
  // Puppeteer holds the workers of what it attaches to, and does not let go of an offscreen document's.
  await session.send('Target.setAutoAttach', {
    autoAttach: false,
    waitForDebuggerOnStart: false,
    flatten: true,
  });
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
}

function readable(value: { value?: unknown; description?: string }): string {
  if (value.description !== undefined) return value.description;
  return typeof value.value === 'string' ? value.value : JSON.stringify(value.value);
}
