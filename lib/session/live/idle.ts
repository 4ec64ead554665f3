import { tellOffscreen } from '../../browser/offscreen';
import type { Session } from '../../model';
import type { Office } from '../office';
import { activeWatches } from '../watches';
import type { Keeper } from './keeper';
import { Quiet } from './quiet';

/** A conversation in which nobody says anything for long rests until the user goes on with it. */
export class Idle {
  #office: Office;
  #session: Session;
  #keeper: Keeper;
  #isHeard: () => boolean;
  #quiet: Quiet;

  /** @param isHeard whether the user wants to be */
  constructor(office: Office, session: Session, keeper: Keeper, isHeard: () => boolean) {
    this.#office = office;
    this.#session = session;
    this.#keeper = keeper;
    this.#isHeard = isHeard;
    this.#quiet = new Quiet(
      () => office.desk.settings.quietMinutes,
      (since) => void this.#fallQuiet(since),
    );
  }

  /** Since when nobody said anything, where it rests because of that. */
  get since(): number | undefined {
    return this.#keeper.kept.quietSince;
  }

  /** Somebody says something. */
  word(): void {
    this.#quiet.word();
  }

  /** Begins to notice, or goes on with other minutes. */
  listen(): void {
    this.#quiet.listen();
  }

  close(): void {
    this.#quiet.close();
  }

  /** It rests for another reason now, or no more. */
  end(): Promise<void> {
    return this.#keeper.keep({ quietSince: undefined });
  }

  /** The user goes on with it; where it did not rest, that counts as a word. */
  async goOn(): Promise<void> {
    this.word();
    if (this.since === undefined) return;
    await this.end();
    if (!this.#session.paused) await tellOffscreen({ type: 'offscreen/resume' });
  }

  async #fallQuiet(since: number): Promise<void> {
    if (this.#keepsWatch) {
      this.word();
      return this.listen();
    }
    await this.#keeper.keep({ quietSince: since });
    await tellOffscreen({ type: 'offscreen/pause' }).catch(() => {});
    await this.#office.live.follow();
  }

  /** The user waits to be told of something, and no sound costs anything meanwhile: a screen at rest is not sent. */
  get #keepsWatch(): boolean {
    const { desk } = this.#office;
    return activeWatches(desk).length > 0 && !this.#isHeard() && desk.settings.liveSound === 'no';
  }
}
