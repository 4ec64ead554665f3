/** ears → talk → uplink → worker → speaker: the whole of what happens to sound in this document. */
import { type Line, openLine } from '@/lib/browser/line';
import type { SoundInput } from '@/lib/messages';
import { VOICE_PORT, type VoiceSettings, type VoiceToWorker, type WorkerToVoice } from '@/lib/messages';
import type { Failure } from '@/lib/model';
import { Ears, type Wanted } from '@/lib/voice/ears';
import { Speaker } from '@/lib/voice/speaker';
import { createTalk, type Talk } from '@/lib/voice/talk';
import { type Numbered, Uplink } from '@/lib/voice/uplink';

export class Voice {
  #sound: () => Wanted['sound'];
  #settings?: VoiceSettings;
  /** Whose sound is numbered: also when it is turned off and on again. */
  #sessionId = '';
  #uplink = new Uplink();
  #talk: Talk = createTalk(false);
  #line: Line<VoiceToWorker>;
  #ears = new Ears({
    onChunk: (pcm) => this.#send(this.#talk.take(pcm)),
    onLost: (failure) => this.#lose(failure),
  });
  #speaker = new Speaker((played) => this.#line.send({ type: 'worker/played', ...played }));

  /** @param sound of what is watched, if it is open with its sound */
  constructor(sound: () => Wanted['sound']) {
    this.#sound = sound;
    this.#line = openLine<WorkerToVoice, VoiceToWorker>(VOICE_PORT, {
      hear: (message) => this.#hear(message),
      onLaid: (send) => {
        for (const numbered of this.#uplink.untaken) send(this.#envelope(numbered));
      },
      // Whoever fetched what was said is gone, and so is the rest of it.
      onLost: () => this.#speaker.allSaid(),
      isNeeded: () => this.#settings !== undefined,
    });
  }

  /** Opens, changes and closes what the settings say. @throws Failed `microphone-…`; the rest is as they say then */
  async set(settings: VoiceSettings): Promise<void> {
    const isSame = settings.sessionId === this.#sessionId;
    if (!isSame) this.#uplink = new Uplink();
    if (!isSame || settings.pushToTalk !== this.#settings?.pushToTalk) {
      if (isSame) this.#send(this.#talk.end());
      this.#talk = createTalk(settings.pushToTalk);
    }
    this.#sessionId = settings.sessionId;
    this.#settings = settings;
    this.#line.lay();
    this.#speaker.set(settings);
    this.#speaker.prepare();
    await this.#listen();
  }

  /** The source was opened anew, or closed. */
  async follow(): Promise<void> {
    // A microphone that is refused was so before, and that was told.
    if (this.#settings) await this.#listen().catch(() => {});
  }

  /** Push to talk: held, or let go. */
  hold(held: boolean): void {
    this.#send(this.#talk.hold(held));
  }

  /** Nothing stays open. */
  async off(): Promise<void> {
    this.#settings = undefined;
    this.#line.close();
    this.#talk = createTalk(false);
    this.#uplink.taken(Number.POSITIVE_INFINITY);
    await Promise.all([this.#ears.set({ microphone: false }), this.#speaker.close()]);
  }

  async #listen(): Promise<void> {
    const { microphone = false, tabSound = 'no' } = this.#settings ?? {};
    const sound = tabSound === 'no' ? undefined : this.#sound();
    try {
      await this.#ears.set({ microphone: microphone && tabSound !== 'instead', sound });
    } finally {
      this.#endUnheard();
    }
  }

  #endUnheard(): void {
    if (!this.#ears.isOpen) this.#send(this.#talk.end());
  }

  #lose(failure: Failure): void {
    const { sessionId } = this.#settings ?? {};
    this.#endUnheard();
    if (sessionId) this.#line.send({ type: 'worker/microphone-ended', sessionId, failure });
  }

  #send(inputs: SoundInput[]): void {
    const { sessionId } = this.#settings ?? {};
    if (!sessionId) return;
    for (const input of inputs) {
      // First: a fresh line brings all that is kept.
      this.#line.lay();
      const { added, droppedMs } = this.#uplink.add(input);
      this.#line.send(this.#envelope(added));
      if (droppedMs > 0) this.#line.send({ type: 'worker/sound-dropped', sessionId, ms: droppedMs });
    }
  }

  #envelope(numbered: Numbered): VoiceToWorker {
    return { type: 'worker/sound', sessionId: this.#settings?.sessionId ?? '', ...numbered };
  }

  #hear(message: WorkerToVoice): void {
    switch (message.type) {
      case 'offscreen/sound-taken':
        if (message.sessionId === this.#settings?.sessionId) this.#uplink.taken(message.number);
        break;
      case 'offscreen/say':
        this.#speaker.say(message.turnId, message.pcm);
        break;
      case 'offscreen/said':
        this.#speaker.said(message.turnId);
        break;
      case 'offscreen/hush':
        this.#speaker.hush();
        break;
    }
  }
}
