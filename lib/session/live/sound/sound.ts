/** The sound of a conversation, both ways: what is heard of the user, and what the model says aloud. */
import { tellOffscreen } from '../../../browser/offscreen';
import { tellVoice } from '../../../browser/voice-port';
import type { VoiceToWorker } from '../../../messages';
import type { Failure, LiveState, Session, Turn } from '../../../model';
import type { Settings } from '../../../settings';
import { Uplink, type UplinkHost } from './uplink';
import { Voice } from './voice';

export const SOUND_LOST: Failure = { reason: 'sound-lost', detail: '' };

export interface SoundHost {
  send: UplinkHost['send'];
  /** How much of an answer was heard, of which no more is to come. */
  played(turnId: string, ms: number): void;
  /** The model begins to be heard, or is heard no more. */
  turned(): void;
  /** What is shown of it has changed. */
  changed(): void;
}

export class Sound {
  #session: Session;
  #host: SoundHost;
  #voice: Voice;
  #uplink: Uplink;
  #talking = false;
  #speaking = false;

  /** @param wanted the user wants to be heard */
  constructor(session: Session, wanted: boolean, host: SoundHost) {
    this.#session = session;
    this.#host = host;
    this.#voice = new Voice(wanted);
    this.#uplink = this.#newUplink();
  }

  get state(): Pick<LiveState, 'microphone' | 'talking' | 'speaking'> {
    return { microphone: this.#voice.microphone, talking: this.#talking, speaking: this.#speaking };
  }

  /** The user wants to be heard. */
  get isWanted(): boolean {
    return this.#voice.isWanted;
  }

  /** Opens, changes and closes what the settings say. @returns why the user is not heard, if so */
  follow(settings: Settings, listens: boolean): Promise<Failure | undefined> {
    return this.#voice.follow(this.#session, settings, listens);
  }

  /** Nothing of it stays open. */
  off(): Promise<void> {
    return this.#voice.off();
  }

  /** What is heard from now on is counted anew. */
  reset(): void {
    this.#uplink = this.#newUplink();
    this.#talking = false;
    this.#speaking = false;
  }

  want(microphone: boolean): void {
    this.#voice.want(microphone);
  }

  /** The browser has asked the user. @returns why they are not heard after all */
  asked(granted: boolean): Failure | undefined {
    return this.#voice.asked(granted);
  }

  /** Push to talk: held, or let go. */
  async talk(talking: boolean): Promise<void> {
    if (this.#voice.microphone !== 'on') return;
    this.#talking = talking;
    this.#host.changed();
    await tellOffscreen({ type: 'offscreen/talk', talking });
  }

  /** The button that may be held is gone. */
  async letGo(): Promise<void> {
    if (this.#talking) await this.talk(false);
  }

  /** @returns why the user is not heard, or was not */
  hear(message: VoiceToWorker): Failure | undefined {
    if ('sessionId' in message && message.sessionId !== this.#session.id) return undefined;
    switch (message.type) {
      case 'worker/sound':
        this.#uplink.take(message.number, message.input);
        return undefined;
      case 'worker/played':
        // A word on the way there may cross with the end of it.
        if (message.over) this.#host.played(message.turnId, message.ms);
        this.#speak(!message.over);
        return undefined;
      case 'worker/microphone-ended':
        this.#voice.lost();
        this.#talking = false;
        this.#host.changed();
        return message.failure;
      case 'worker/sound-dropped':
        return SOUND_LOST;
    }
  }

  say({ id }: Turn, pcm: Uint8Array<ArrayBuffer>): void {
    this.#speak(true);
    tellVoice({ type: 'offscreen/say', turnId: id, pcm });
  }

  /** Nothing more of it will come. */
  said({ id }: Turn): void {
    tellVoice({ type: 'offscreen/said', turnId: id });
  }

  hush(): void {
    tellVoice({ type: 'offscreen/hush' });
  }

  #speak(speaking: boolean): void {
    if (speaking === this.#speaking) return;
    this.#speaking = speaking;
    this.#host.changed();
    this.#host.turned();
  }

  #newUplink(): Uplink {
    const { id: sessionId } = this.#session;
    return new Uplink({
      send: (input, onSent) => this.#host.send(input, onSent),
      taken: (number) => tellVoice({ type: 'offscreen/sound-taken', sessionId, number }),
      isHeld: () => this.#voice.isHeld,
    });
  }
}
