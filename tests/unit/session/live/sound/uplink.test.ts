import { expect, it } from 'vitest';
import type { SoundInput } from '@/lib/messages';
import { Uplink } from '@/lib/session/live/sound/uplink';

const audio: SoundInput = { type: 'audio', pcm: new Uint8Array(2) };

/** What is sent goes out when the test says so. */
function make(isHeld = false) {
  const sent: string[] = [];
  const waiting: (() => void)[] = [];
  const taken: number[] = [];
  const uplink = new Uplink({
    send: (input, onSent) => {
      sent.push(input.type);
      if (onSent) waiting.push(onSent);
    },
    taken: (number) => taken.push(number),
    isHeld: () => isHeld,
  });
  const goOut = () => {
    for (const out of waiting.splice(0)) out();
  };
  return { uplink, sent, taken, goOut };
}

it('acknowledges what has gone out, and nothing before', () => {
  const { uplink, taken, goOut } = make();
  uplink.take(1, audio);
  uplink.take(2, audio);
  expect(taken).toEqual([]);
  goOut();
  expect(taken).toEqual([1, 2]);
});

it('sends nothing twice, and says again that it has gone out', () => {
  const { uplink, sent, taken, goOut } = make();
  uplink.take(1, audio);
  uplink.take(1, audio);
  expect(taken, 'it has not').toEqual([]);
  goOut();
  uplink.take(1, audio);
  expect(sent).toEqual(['audio']);
  expect(taken).toEqual([1, 1]);
});

it('goes on anywhere in the row, as a fresh worker must', () => {
  const { uplink, taken, goOut } = make();
  uplink.take(70, audio);
  goOut();
  uplink.take(72, audio);
  goOut();
  expect(taken).toEqual([70, 72]);
});

it('never takes back what it has acknowledged', () => {
  const { uplink, taken, goOut } = make();
  for (const number of [1, 2, 3]) uplink.take(number, audio);
  goOut();
  expect(Math.max(...taken)).toBe(taken.at(-1));
});

it('begins a turn that was pressed before this worker lived', () => {
  const { uplink, sent } = make(true);
  uplink.take(5, audio);
  uplink.take(6, audio);
  uplink.take(7, { type: 'activity-end' });
  uplink.take(8, { type: 'activity-start' });
  uplink.take(9, audio);
  expect(sent).toEqual(['activity-start', 'audio', 'audio', 'activity-end', 'activity-start', 'audio']);
});
