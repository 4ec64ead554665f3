import type { GateDecision } from '../model';
import { evenSize } from './fit';
import { pixelsOf } from './fitted';
import { clipOf, microseconds, placeOf, slotsPerClip } from './grid';
import type { Judge, Novelty } from './judge';
import type { VideoTrack } from './mux';
import { thumbnailOf } from './thumbnail';
import type { VideoLine } from './video';

/** A clip whose pictures are encoded. */
export interface Take {
  /** Number of the clip, from 0. */
  clip: number;
  video: VideoTrack;
  /** JPEG of its last picture. */
  thumbnail: Uint8Array<ArrayBuffer>;
  gate: GateDecision;
}

export interface FilmOptions {
  fps: number;
  judge: Judge;
  /** Whether there is anything to be heard in a clip: then it is made though it shows nothing new. */
  isAudible(clip: number): Promise<boolean>;
  video: Pick<VideoLine, 'begin' | 'encode' | 'end' | 'close'>;
  onTake(take: Take): void;
  /** In place of a take: nothing in this clip is new. */
  onUnchanged(clip: number, gate: GateDecision): void;
}

/**
 * Pictures on a grid to clips. A slot without a picture of its own shows the one before: pages that paint nothing
 * give clips as long as all others. Nothing is encoded before anything has moved, so that a page at rest costs
 * nothing; then what stood still until then is encoded all at once.
 */
export class Film {
  readonly #options: FilmOptions;
  #next = 0;
  #latest?: VideoFrame;
  /** Of the latest picture. */
  #novelty: Novelty = 'nothing';
  /** Of the clip under way: why it is new, or why it is not. */
  #decision?: GateDecision;
  #isNew = false;
  #hasMoved = false;
  /** Its slots that are not encoded yet: all show the latest picture. */
  #held: number[] = [];
  #encoded = 0;

  constructor(options: FilmOptions) {
    this.#options = options;
  }

  /**
   * Slots come in order, the first with a picture; those left out are filled. Takes the frame over.
   * @throws Failed `encoder`
   */
  async take(slot: number, frame?: VideoFrame): Promise<void> {
    while (this.#next < slot) await this.#put(this.#next++);
    await this.#put(this.#next++, frame);
  }

  close(): void {
    this.#latest?.close();
    this.#options.video.close();
  }

  async #put(slot: number, frame?: VideoFrame): Promise<void> {
    const { fps, judge } = this.#options;
    const before = this.#novelty;
    if (!this.#isNew || judge.isCurious) await this.#look(slot, frame);
    const moves =
      this.#isNew || (frame !== undefined && (before !== 'nothing' || this.#novelty !== 'nothing'));
    if (moves && !this.#hasMoved) {
      await this.#encodeHeld();
      this.#hasMoved = true;
    }
    if (frame) this.#replace(frame);
    if (this.#hasMoved) await this.#encode(slot);
    else this.#held.push(slot);
    if (placeOf(slot + 1, fps) === 0) await this.#end(slot);
  }

  async #look(slot: number, frame?: VideoFrame): Promise<void> {
    const { fps, judge } = this.#options;
    const { novelty, decision } = await judge.look(microseconds(slot, fps) / 1000, frame);
    this.#novelty = novelty;
    if (this.#isNew) return;
    this.#isNew = novelty === 'new';
    this.#decision = decision;
  }

  async #end(slot: number): Promise<void> {
    const { fps, isAudible, onUnchanged } = this.#options;
    const clip = clipOf(slot, fps);
    if (!this.#decision) throw new Error('A clip has slots.');
    if (this.#isNew || (await isAudible(clip))) await this.#make(clip, slot, this.#decision);
    else {
      // What moved in it was a trifle.
      if (this.#encoded > 0) await this.#options.video.end(this.#encoded);
      onUnchanged(clip, { ...this.#decision, send: false });
    }
    this.#isNew = false;
    this.#hasMoved = false;
    this.#held = [];
    this.#encoded = 0;
  }

  async #make(clip: number, slot: number, decision: GateDecision): Promise<void> {
    const { fps, judge, video, onTake } = this.#options;
    await this.#encodeHeld();
    const picture = this.#picture();
    const [track, thumbnail] = await Promise.all([video.end(slotsPerClip(fps)), thumbnailOf(picture)]);
    await judge.keep(microseconds(slot, fps) / 1000, picture);
    this.#novelty = 'nothing';
    const reason = decision.send ? decision.reason : 'clip';
    onTake({ clip, video: track, thumbnail, gate: { ...decision, send: true, reason } as GateDecision });
  }

  async #encodeHeld(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    for (const slot of held) await this.#encode(slot);
  }

  async #encode(slot: number): Promise<void> {
    const { video } = this.#options;
    const picture = this.#picture();
    if (this.#encoded === 0) await video.begin(evenSize(pixelsOf(picture)));
    await video.encode(picture, slot);
    this.#encoded++;
  }

  #replace(frame: VideoFrame): void {
    this.#latest?.close();
    this.#latest = frame;
  }

  #picture(): VideoFrame {
    if (!this.#latest) throw new Error('A film begins with a picture.');
    return this.#latest;
  }
}
