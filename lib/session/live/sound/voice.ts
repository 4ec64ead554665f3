/** The sound of the offscreen document, as the session wants it. */
import { openMicrophonePage } from '../../../browser/microphone-page';
import { tellOffscreen } from '../../../browser/offscreen';
import { forgetVoice } from '../../../browser/voice-port';
import { failureOf } from '../../../failure';
import type { VoiceSettings } from '../../../messages';
import type { Failure, MicrophoneState, Session } from '../../../model';
import type { Settings } from '../../../settings';

export class Voice {
  /** As it was last told. */
  #told?: VoiceSettings;
  #wanted: boolean;
  #asking = false;

  /** @param wanted the user wants to be heard */
  constructor(wanted: boolean) {
    this.#wanted = wanted;
  }

  get isWanted(): boolean {
    return this.#wanted;
  }

  /** The user says when they talk. */
  get isHeld(): boolean {
    return this.#told?.pushToTalk ?? false;
  }

  get microphone(): MicrophoneState {
    if (this.#asking) return 'asking';
    return this.#told?.microphone ? 'on' : 'off';
  }

  want(on: boolean): void {
    this.#wanted = on;
    this.#asking = false;
  }

  /** The browser has asked the user. @returns why they are not heard after all */
  asked(granted: boolean): Failure | undefined {
    if (!this.#asking) return undefined;
    this.want(granted);
    return granted ? undefined : { reason: 'microphone-refused', detail: '' };
  }

  /** The microphone ended by itself. */
  lost(): void {
    this.#wanted = false;
    if (this.#told) this.#told = { ...this.#told, microphone: false };
  }

  /**
   * Opens, changes and closes what the settings say.
   * @param listens whether the user is to be heard at all now
   * @returns why they are not
   */
  async follow(session: Session, settings: Settings, listens: boolean): Promise<Failure | undefined> {
    const wish = wishOf(session, settings, listens, this.#wanted && !this.#asking);
    if (JSON.stringify(wish) === JSON.stringify(this.#told)) return undefined;
    try {
      await tellOffscreen({ type: 'offscreen/voice', ...wish });
      this.#told = wish;
      return undefined;
    } catch (error) {
      // What else was wished for is as it should be.
      this.#told = { ...wish, microphone: false };
      return this.#refused(failureOf(error));
    }
  }

  /** Nothing of it stays open. */
  async off(): Promise<void> {
    if (!this.#told) return;
    this.#told = undefined;
    forgetVoice();
    // With its document it is gone anyway.
    await tellOffscreen({ type: 'offscreen/voice-off' }).catch(() => {});
  }

  /** What the user has not been asked for is asked for; all else is told. */
  #refused(failure: Failure): Failure | undefined {
    this.#asking = failure.reason === 'microphone-refused';
    if (this.#asking) void openMicrophonePage();
    else this.#wanted = false;
    return this.#asking ? undefined : failure;
  }
}

function wishOf(
  { id }: Session,
  { liveSound, pushToTalk, volume, muted }: Settings,
  listens: boolean,
  wanted: boolean,
): VoiceSettings {
  const tabSound = listens ? liveSound : 'no';
  return { sessionId: id, microphone: listens && wanted, tabSound, pushToTalk, volume, muted };
}
