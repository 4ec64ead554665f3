import { INPUT_RATE, type LiveInput } from '../../../lib/live';
import { Conversation } from '../../../lib/live/conversation';
import type { Handle, Heard } from '../../../lib/live/host';
import type { LiveLink } from '../../../lib/model';
import { setupOf } from '../gemini/live/setups';
import { Clock } from './clock';
import { FakeConnector } from './connector';

/** A conversation with nobody, in time that stands still. */
export function talk({ recap = [] as LiveInput[], pushToTalk = false } = {}) {
  const clock = new Clock();
  const connector = new FakeConnector(clock);
  const heard: Heard[] = [];
  const kept: (Handle | undefined)[] = [];
  /** What the host does at a word, beside listening. */
  const reaction = { to: (_: Heard) => {} };
  const settings = { pushToTalk, voice: '' };
  const conversation = new Conversation({
    connector,
    setup: () => setupOf(settings),
    recap: () => recap,
    keepHandle: async (handle) => void kept.push(handle),
    hear: (event) => {
      heard.push(event);
      reaction.to(event);
    },
    now: clock.now,
    random: () => 1,
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
  });
  return {
    clock,
    connector,
    conversation,
    heard,
    kept,
    reaction,
    settings,
    links: () => heard.flatMap((event) => (event.type === 'link' ? [event.link.state] : [])),
    types: () => heard.map(({ type }) => type).filter((type) => type !== 'link'),
    async open(handle?: Handle) {
      conversation.start(handle);
      connector.last.accept();
      await clock.pass();
    },
    /** The newest attempt is accepted. */
    async accept() {
      connector.last.accept();
      await clock.pass();
    },
  };
}

export type Talk = ReturnType<typeof talk>;

/** Sound that says its number. */
export function sound(number: number, ms = 100, loud = false): LiveInput & { type: 'audio' } {
  const pcm = new Uint8Array((ms / 1000) * INPUT_RATE * 2);
  new DataView(pcm.buffer).setUint16(0, number % 400, true);
  if (loud) new DataView(pcm.buffer).setInt16(2, 20_000, true);
  return { type: 'audio', pcm };
}

export const text = (words: string): LiveInput => ({ type: 'text', text: words });

export const frame = (number: number): LiveInput => ({ type: 'frame', jpeg: new Uint8Array([number]) });

/** What went over a line, in short. */
export function brief(received: readonly LiveInput[]): string[] {
  return received.map((input) => {
    if (input.type === 'audio') return `sound ${new DataView(input.pcm.buffer).getUint16(0, true)}`;
    if (input.type === 'text') return input.text;
    if (input.type === 'frame') return `frame ${input.jpeg[0]}`;
    if (input.type === 'tool-answer') return `answer ${input.id}`;
    return input.type;
  });
}

export const stateOf = (link: LiveLink | undefined) => link?.state;
