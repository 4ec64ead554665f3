/** The Live conversation of one session: what goes in, and where what comes out goes. */
import { tellOffscreen } from '../../browser/offscreen';
import type { Failure, Session } from '../../model';
import { isSpent } from '../books';
import { type Desk, missing } from '../desk';
import type { Office } from '../office';
import { publish } from '../publish';
import { Commentary } from './commentary';
import { Dialogue } from './dialogue/dialogue';
import { Idle } from './idle';
import { Keeper } from './keeper';
import { SOUND_LOST, Sound } from './sound/sound';
import type { Kept } from './store';
import { Memory } from './wire/memory';
import { Pictures } from './wire/pictures';
import { setupOf } from './wire/setup';
import type { OpenTalk, TalkEvent } from './wire/talk';
import { Wire } from './wire/wire';

export class Run {
  /** What the user does goes straight to these. */
  readonly sound: Sound;
  readonly dialogue: Dialogue;
  readonly idle: Idle;
  readonly wire: Wire;
  #office: Office;
  #session: Session;
  #keeper: Keeper;
  #memory: Memory;
  #commentary: Commentary;
  /** By which it was opened. */
  #access = '';

  constructor(office: Office, session: Session, kept: Kept, openTalk: OpenTalk) {
    const { desk } = office;
    this.#office = office;
    this.#session = session;
    this.#keeper = new Keeper(kept);
    this.#memory = new Memory(desk);
    this.sound = this.#newSound(kept);
    this.idle = new Idle(office, session, this.#keeper, () => this.sound.isWanted);
    const pictures = new Pictures(desk, session, (slice) => this.#commentary.shown(slice));
    this.wire = this.#newWire(pictures, openTalk);
    this.dialogue = new Dialogue(office, session, {
      wire: this.wire,
      sound: this.sound,
      pictures,
      changed: () => this.publish(),
      ended: () => this.#ended(),
    });
    this.#commentary = new Commentary(desk, session, {
      isBusy: () => this.#isBusy,
      userUntil: () => this.wire.userUntil,
      nudge: (kind) => this.dialogue.nudge(kind),
    });
  }

  get sessionId(): string {
    return this.#session.id;
  }

  /** Brings everything in line with the session and the settings. @returns why the user is not heard, if so */
  async follow(): Promise<Failure | undefined> {
    const { desk } = this.#office;
    if (this.#session.paused && this.idle.since !== undefined) await this.idle.end();
    if (!this.#isWanted) {
      await this.#rest();
      this.publish();
      return undefined;
    }
    if (this.wire.isThere && this.#access !== accessOf(desk)) await this.wire.close();
    if (this.wire.isThere) this.wire.follow();
    else await this.#begin();
    this.idle.listen();
    const failure = await this.sound.follow(desk.settings, this.#listens);
    await this.#keeper.keep({ microphone: this.sound.isWanted || undefined });
    this.publish();
    return failure;
  }

  /** Ends it, with everything that is open. Resolves when nothing of it is left. */
  async close(): Promise<void> {
    await this.#rest();
    this.#office.desk.live = undefined;
    publish(this.#office.desk);
  }

  publish(): void {
    const { desk } = this.#office;
    const { since: quietSince } = this.idle;
    const { proposal } = this.dialogue;
    const isOn = this.wire.isThere || quietSince !== undefined;
    desk.live = isOn
      ? {
          link: this.wire.link,
          ...this.sound.state,
          ...(quietSince !== undefined && { quietSince }),
          ...(proposal && { proposal }),
        }
      : undefined;
    publish(desk);
  }

  /** A question in writing is answered whatever else stands still. */
  get #isWanted(): boolean {
    const { desk } = this.#office;
    if (missing(desk)) return false;
    return (
      this.#listens || [...desk.open.values()].some(({ live, heard, question }) => live && !heard && question)
    );
  }

  get #listens(): boolean {
    return !this.#session.paused && this.idle.since === undefined;
  }

  /** What the user has not asked for may go out. */
  get #maySpend(): boolean {
    return this.#listens && !isSpent(this.#office.desk, Date.now());
  }

  get #isBusy(): boolean {
    const { talking, speaking } = this.sound.state;
    const isOpen = this.wire.link.state === 'open' && this.#maySpend;
    return !isOpen || this.dialogue.isOn || speaking || talking;
  }

  async #begin(): Promise<void> {
    await this.#memory.recall();
    // Another key's handle is refused, and nobody else's business.
    if (this.#access && this.#access !== accessOf(this.#office.desk))
      await this.#keeper.keep({ handle: undefined });
    const { handle } = this.#keeper.kept;
    this.#access = accessOf(this.#office.desk);
    this.idle.word();
    this.wire.open(handle);
    // A session that knows nothing is shown what is there, changed or not. A new source shows itself.
    if (handle || !this.#listens || this.#session.counters.seen === 0) return;
    await tellOffscreen({ type: 'offscreen/look-now' }).catch(() => {});
  }

  /** Closes the socket and the sound; what was being said ends there. */
  async #rest(): Promise<void> {
    this.#commentary.close();
    this.idle.close();
    this.dialogue.close();
    await Promise.all([this.wire.close(), this.sound.off()]);
    this.sound.reset();
    await this.dialogue.done();
  }

  #hear(event: TalkEvent): void {
    if (WORDS.has(event.type)) this.idle.word();
    switch (event.type) {
      case 'link':
        this.publish();
        this.dialogue.linked();
        this.#commentary.look();
        break;
      case 'sound-dropped':
        this.#office.desk.notice = SOUND_LOST;
        this.publish();
        break;
      default:
        this.dialogue.hear(event);
    }
  }

  /** A turn is over. */
  async #ended(): Promise<void> {
    await this.#memory.recall();
    this.#commentary.look();
    // It may have been what it was open for.
    if (!this.#listens) await this.#office.live.follow();
  }

  #newSound({ microphone }: Kept): Sound {
    return new Sound(this.#session, microphone ?? false, {
      send: (input, onSent) => this.wire.send(input, onSent),
      played: (turnId, ms) => this.dialogue.played(turnId, ms),
      turned: () => this.#commentary.look(),
      changed: () => this.publish(),
    });
  }

  #newWire(pictures: Pictures, openTalk: OpenTalk): Wire {
    return new Wire({
      openTalk,
      pictures,
      setup: () => setupOf(this.#office.desk),
      recap: () => this.#memory.recap,
      keepHandle: (handle) => this.#keeper.keep({ handle }),
      hear: (event) => this.#hear(event),
      mayShow: () => this.#maySpend,
    });
  }
}

/** What somebody says. */
const WORDS: ReadonlySet<TalkEvent['type']> = new Set(['heard', 'said', 'text', 'audio']);

const accessOf = ({ key, settings }: Desk) => `${key} ${settings.apiAddress}`;
