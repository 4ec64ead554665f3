/** The way to the model: a conversation, and the pictures on their way to it. */

import type { LiveInput, LiveSetup } from '../../../live';
import type { Handle } from '../../../live/host';
import type { LiveLink, Slice } from '../../../model';
import { Frames } from './frames';
import type { Pictures } from './pictures';
import type { OpenTalk, Talk, TalkEvent } from './talk';

export interface WireHost {
  openTalk: OpenTalk;
  pictures: Pictures;
  setup(): LiveSetup;
  /** What was said before. */
  recap(): LiveInput[];
  keepHandle(handle: Handle | undefined): Promise<void>;
  hear(event: TalkEvent): void;
  /** Whether pictures may go out by themselves. */
  mayShow(): boolean;
}

export class Wire {
  #host: WireHost;
  #talk?: Talk;
  #frames?: Frames;
  #link: LiveLink = { state: 'connecting' };
  /** What the newest socket was told. */
  #setup?: LiveSetup;
  #recapped = false;

  constructor(host: WireHost) {
    this.#host = host;
  }

  get link(): LiveLink {
    return this.#link;
  }

  get isThere(): boolean {
    return this.#talk !== undefined;
  }

  /** Until then the user is, or may be, speaking. ms since 1970. */
  get userUntil(): number {
    return this.#talk?.userUntil ?? 0;
  }

  open(handle: Handle | undefined): void {
    const { openTalk, pictures, setup, keepHandle } = this.#host;
    this.#link = { state: handle ? 'renewing' : 'connecting' };
    // Nobody knows any more when the last one of a session went out that is gone on with.
    this.#frames = new Frames(this.#framesHost(pictures), handle && Date.now());
    this.#talk = openTalk({
      setup: () => {
        this.#setup = setup();
        return this.#setup;
      },
      recap: () => this.#recap(),
      keepHandle,
      hear: (event) => this.#hear(event),
    });
    this.#talk.start(handle);
  }

  /** The settings may have changed. */
  follow(): void {
    if (JSON.stringify(this.#host.setup()) !== JSON.stringify(this.#setup)) this.#talk?.reconfigure();
  }

  send(input: LiveInput, onSent?: () => void): void {
    this.#talk?.send(input, onSent);
  }

  /** A picture before any that waits, if it is still wanted then; `then`: as soon as what is sent comes after it. */
  show(slice: Slice, then: () => void, isWanted?: () => boolean): void {
    const shown = () => {
      this.#host.pictures.count(slice);
      then();
    };
    this.#frames?.send(slice.bytes, shown, isWanted);
  }

  /** A picture may be waiting. */
  offer(): void {
    this.#frames?.offer();
  }

  reconnect(): void {
    this.#talk?.reconnect();
  }

  async close(): Promise<void> {
    const talk = this.#talk;
    this.#talk = undefined;
    this.#setup = undefined;
    this.#frames?.close();
    this.#frames = undefined;
    await talk?.stop();
  }

  #framesHost(pictures: Pictures): ConstructorParameters<typeof Frames>[0] {
    return {
      next: () => pictures.next(),
      send: (jpeg, onSent) => this.send({ type: 'frame', jpeg }, onSent),
      isOpen: () => this.#link.state === 'open' && this.#host.mayShow(),
    };
  }

  #recap(): LiveInput[] {
    const { jpeg } = this.#host.pictures.newest ?? {};
    this.#recapped = jpeg !== undefined;
    return [...this.#host.recap(), ...(jpeg ? [{ type: 'frame' as const, jpeg }] : [])];
  }

  #hear(event: TalkEvent): void {
    // A conversation that was stopped has nothing more to say.
    if (!this.#talk) return;
    if (event.type === 'link') this.#linked(event.link);
    this.#host.hear(event);
  }

  #linked(link: LiveLink): void {
    this.#link = link;
    if (link.state !== 'open') return;
    if (this.#recapped) this.#frames?.went();
    this.#recapped = false;
    this.#frames?.offer();
  }
}
