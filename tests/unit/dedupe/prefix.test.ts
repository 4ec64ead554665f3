import { describe, expect, it } from 'vitest';
import { saysSomethingNew } from '../../../lib/dedupe/prefix';

const shown = '**Tests** passed: 12 of 12. The server is up.';

describe('a streaming reply says nothing new as long as it repeats the shown one', () => {
  it.each(['', 'T', '**Te', 'Tests pass', 'Tests passed: 1', 'tests passed — 12 of 12. The', shown])(
    '"%s"',
    (partial) => expect(saysSomethingNew(partial, shown)).toBe(false),
  );
});

describe('and something new from the first other letter on', () => {
  it.each(['A', 'Tests f', 'Tests passed: 13', `${shown} A dialog opened.`])('"%s"', (partial) =>
    expect(saysSomethingNew(partial, shown)).toBe(true),
  );

  it('also when nothing was shown', () => expect(saysSomethingNew('A', '')).toBe(true));
});
