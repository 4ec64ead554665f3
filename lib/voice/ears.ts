import type { Failure } from '../model';
import { type Listener, openListener } from './listener';
import { type Microphone, openMicrophone } from './microphone';

/** What is listened to. */
export interface Wanted {
  microphone: boolean;
  /** Of what is watched. It stays its owner's. */
  sound?: MediaStreamTrack;
}

interface Heard {
  /** 16 kHz, 16 bit little-endian, one channel, 40 ms; of all that is open, as one. */
  onChunk(pcm: Uint8Array<ArrayBuffer>): void;
  /** The microphone ended by itself, and is closed. */
  onLost(failure: Failure): void;
}

/** Opens and closes what is listened to; with nothing to listen to nothing is open. */
export class Ears {
  #heard: Heard;
  #turn: Promise<unknown> = Promise.resolve();
  #listener?: Listener;
  #microphone?: Microphone & { unplug(): void };
  #sound?: { track: MediaStreamTrack; unplug(): void };

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  /** Something is listened to. */
  get isOpen(): boolean {
    return this.#listener !== undefined;
  }

  /** In turn with what was wanted before. @throws Failed `microphone-…`; the rest is as wanted then */
  async set({ microphone, sound }: Wanted): Promise<void> {
    const turn = this.#turn.then(async () => {
      try {
        await this.#setSound(sound);
        await this.#setMicrophone(microphone);
      } finally {
        this.#closeUnused();
      }
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #setSound(track: MediaStreamTrack | undefined): Promise<void> {
    if (this.#sound?.track === track) return;
    this.#sound?.unplug();
    this.#sound = track && { track, unplug: await this.#plug(track) };
  }

  async #setMicrophone(wanted: boolean): Promise<void> {
    if (!wanted) this.#closeMicrophone();
    if (!wanted || this.#microphone) return;
    const microphone = await openMicrophone(() => this.#lose());
    try {
      this.#microphone = { ...microphone, unplug: await this.#plug(microphone.track) };
    } catch (error) {
      microphone.close();
      throw error;
    }
  }

  #lose(): void {
    this.#closeMicrophone();
    this.#closeUnused();
    this.#heard.onLost({ reason: 'microphone-lost', detail: '' });
  }

  #closeMicrophone(): void {
    this.#microphone?.unplug();
    this.#microphone?.close();
    this.#microphone = undefined;
  }

  async #plug(track: MediaStreamTrack): Promise<() => void> {
    this.#listener ??= await openListener((pcm) => this.#heard.onChunk(pcm));
    return this.#listener.plug(track);
  }

  #closeUnused(): void {
    if (this.#microphone || this.#sound) return;
    this.#listener?.close();
    this.#listener = undefined;
  }
}
