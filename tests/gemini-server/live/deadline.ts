import { now } from '../log';
import type { LiveSettings } from './settings';

interface DeadlineOptions {
  settings: LiveSettings;
  /** When the connection was opened, and when its session began. */
  openedAt: number;
  sessionStartedAt: number;
  /** Whether the context is compressed, which lifts the session's limit. */
  compresses: boolean;
  /** Whether the session has had pictures. */
  seesPictures(): boolean;
  goAway(timeLeftMs: number): void;
  /** @param session whether it is the session that is over */
  end(session: boolean): void;
}

/** Ends a connection when its time or its session's is over, and says so before. */
export class Deadline {
  private timers: NodeJS.Timeout[] = [];
  private endsAt = Number.POSITIVE_INFINITY;

  constructor(private readonly options: DeadlineOptions) {
    this.set();
  }

  /** To be called when the first picture of a session has come: its limit is a shorter one. */
  set(): void {
    const { settings, openedAt, sessionStartedAt, compresses, seesPictures } = this.options;
    const sessionMs = seesPictures() ? settings.videoSessionMs : settings.audioSessionMs;
    const sessionEnd = compresses ? Number.POSITIVE_INFINITY : sessionStartedAt + sessionMs;
    const connectionEnd = openedAt + settings.connectionMs;
    this.endAt(Math.min(sessionEnd, connectionEnd), sessionEnd <= connectionEnd, settings.goAwayMs);
  }

  /** Ends the connection after so many milliseconds, if nothing ends it before. */
  goAway(timeLeftMs: number): void {
    this.endAt(now() + timeLeftMs, false, timeLeftMs);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  private endAt(at: number, session: boolean, warningMs: number): void {
    if (at >= this.endsAt) return;
    this.endsAt = at;
    this.stop();
    const { goAway, end } = this.options;
    const left = Math.max(0, at - now());
    const early = Math.max(0, left - warningMs);
    const warn = () => goAway(Math.round(Math.max(0, at - now())));
    // Said at once where there is no time left to wait for.
    if (early === 0) warn();
    else this.timers.push(setTimeout(warn, early));
    this.timers.push(setTimeout(() => end(session), left));
    for (const timer of this.timers) timer.unref();
  }
}
