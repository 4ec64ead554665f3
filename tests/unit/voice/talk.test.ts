import { describe, expect, it } from 'vitest';
import type { SoundInput } from '@/lib/messages';
import { createTalk } from '@/lib/voice/talk';

const chunk = (number: number) => new Uint8Array([number, 0]);

/** `start`, `end`, `off`, or a chunk's number. */
function words(inputs: SoundInput[]): (string | number | undefined)[] {
  return inputs.map((input) => {
    if (input.type === 'audio') return input.pcm[0];
    return { 'activity-start': 'start', 'activity-end': 'end', 'audio-end': 'off' }[input.type];
  });
}

/** `press`, `let go`, `end`, or a chunk's number. */
function play(pushToTalk: boolean, ...steps: (string | number)[]): (string | number | undefined)[] {
  const talk = createTalk(pushToTalk);
  return steps.flatMap((step) => {
    if (typeof step === 'number') return words(talk.take(chunk(step)));
    return words(step === 'end' ? talk.end() : talk.hold(step === 'press'));
  });
}

describe('an open microphone', () => {
  it('lets everything out, and tells when it closes', () => {
    expect(play(false, 1, 2, 'end', 'end', 3, 'end')).toEqual([1, 2, 'off', 3, 'off']);
  });

  it('knows no key', () => {
    expect(play(false, 'press', 1, 'let go', 2)).toEqual([1, 2]);
  });
});

describe('push to talk', () => {
  it.each([
    ['nothing before the press', [1, 2, 3], []],
    ['the last 200 ms before the press', [1, 2, 3, 4, 5, 6, 7, 'press'], ['start', 3, 4, 5, 6, 7]],
    ['everything while it is held', [1, 'press', 2, 3], ['start', 1, 2, 3]],
    [
      'the chunk under way when it is let go, and nothing after it',
      [1, 'press', 2, 'let go', 3, 4],
      ['start', 1, 2, 3, 'end'],
    ],
    ['one talk when it is pressed again at once', [1, 'press', 'let go', 'press', 2, 3], ['start', 1, 2, 3]],
    ['the beginning with the first sound', ['press', 1], ['start', 1]],
    ['nothing of a press without sound', ['press', 'let go', 1], []],
    ['nothing twice', [1, 'press', 'press', 2, 'let go', 'let go', 3, 4], ['start', 1, 2, 3, 'end']],
    [
      'of the next talk what was said since',
      [1, 'press', 2, 'let go', 3, 4, 5, 'press'],
      ['start', 1, 2, 3, 'end', 'start', 4, 5],
    ],
    [
      'an end when the sound ends, and a new beginning with new sound',
      [1, 'press', 'end', 2],
      ['start', 1, 'end', 'start', 2],
    ],
    ['an end when the sound ends just after', [1, 'press', 'let go', 'end', 2, 3], ['start', 1, 'end']],
  ] as const)('lets out %s', (_, steps, out) => {
    expect(play(true, ...steps)).toEqual(out);
  });
});
