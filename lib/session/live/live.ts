/** Live conversations, as the rest of the worker's order sees them. */
import { tellOffscreen } from '../../browser/offscreen';
import { Failed } from '../../failure';
import { write } from '../../history/write';
import type { VoiceToWorker } from '../../messages';
import type { Failure, Slice, Turn } from '../../model';
import { runningSession } from '../desk';
import type { Conversing, Office } from '../office';
import { publish, publishTurn } from '../publish';
import { serial } from '../serial';
import { engineOf } from './engine';
import { Run } from './run';
import { type Kept, readKept, writeKept } from './store';
import type { OpenTalk } from './wire/talk';

export class Live implements Conversing {
  #office: Office;
  #openTalk: OpenTalk;
  #run?: Run;
  #line = serial();
  #hearing = serial();

  constructor(office: Office, openTalk: OpenTalk) {
    this.#office = office;
    this.#openTalk = openTalk;
  }

  async follow(): Promise<Failure | undefined> {
    const failure = await this.#line(() => this.#follow());
    this.#tell(failure);
    return failure;
  }

  offer(): void {
    this.#run?.wire.offer();
  }

  get answers(): boolean {
    return engineOf(runningSession(this.#office.desk)) === 'live';
  }

  async ask(question: string, text: string, about?: Turn['about']): Promise<void> {
    const { desk } = this.#office;
    await this.follow();
    const run = this.#run;
    const session = runningSession(desk);
    if (!run || !session) throw new Failed('interrupted');
    const slice = await tellOffscreen<Slice>({ type: 'offscreen/grab' });
    session.counters.seen++;
    const { id, at, thumbnail } = slice;
    const turn = run.dialogue.open({
      kind: 'question',
      sessionId: session.id,
      sliceIds: [id],
      at,
      thumbnail,
      question,
      ...(about && { about, askedAt: Date.now() }),
    });
    await write({ turns: [turn], addSlices: [{ slice, state: 'sent' }] });
    publishTurn(turn);
    await run.idle.goOn();
    await this.follow();
    run.dialogue.ask({ turn, slice, text });
  }

  unask(turn: Turn): void {
    this.#run?.dialogue.unask(turn);
  }

  async microphone(on: boolean): Promise<void> {
    this.#tryAgain();
    await this.follow();
    this.#run?.sound.want(on);
    if (on) await this.#run?.idle.goOn();
    const failure = await this.follow();
    if (failure) throw new Failed(failure.reason, failure.detail);
  }

  async microphoneAsked(granted: boolean): Promise<void> {
    const refused = this.#run?.sound.asked(granted);
    if (!refused) this.#tryAgain();
    this.#tell(refused);
    await this.follow();
  }

  async letGo(): Promise<void> {
    await this.#run?.sound.letGo();
  }

  async talk(talking: boolean): Promise<void> {
    await this.#run?.sound.talk(talking);
  }

  reconnect(): void {
    this.#run?.wire.reconnect();
  }

  async goOn(): Promise<void> {
    await this.#run?.idle.goOn();
    await this.follow();
  }

  async decide(id: string, agreed: boolean): Promise<void> {
    await this.#run?.dialogue.decide(id, agreed);
    await this.follow();
  }

  /** In order: of sound that comes after its time it would be thought that it came twice. */
  hearVoice(message: VoiceToWorker): Promise<void> {
    return this.#hearing(async () => {
      await this.#office.ready;
      // One that was woken by this has yet to take it up.
      if (!this.#run) await this.follow();
      this.#tell(this.#run?.sound.hear(message));
    });
  }

  async #follow(): Promise<Failure | undefined> {
    const running = runningSession(this.#office.desk);
    const session = engineOf(running) === 'live' ? running : undefined;
    const before = this.#run;
    if (before && before.sessionId !== session?.id) {
      this.#run = undefined;
      await before.close();
      await writeKept(undefined);
    }
    if (!session) return undefined;
    this.#run ??= new Run(this.#office, session, await this.#kept(session.id, before), this.#openTalk);
    return this.#run.follow();
  }

  /** Who was heard, and has switched to another source, still is. */
  async #kept(sessionId: string, before: Run | undefined): Promise<Kept> {
    const kept = await readKept(sessionId);
    return before?.sound.isWanted ? { ...kept, microphone: true } : kept;
  }

  /** What was wrong with the microphone is over, or told anew. */
  #tryAgain(): void {
    const { desk } = this.#office;
    if (!desk.notice?.reason.startsWith('microphone-')) return;
    desk.notice = undefined;
    publish(desk);
  }

  #tell(failure: Failure | undefined): void {
    const { desk } = this.#office;
    // Of lost sound every chunk tells.
    if (!failure || desk.notice?.reason === failure.reason) return;
    desk.notice = failure;
    publish(desk);
  }
}
