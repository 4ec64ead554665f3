import { expect, it } from 'vitest';
import { saysSomethingNew } from '../../../lib/chat/novelty';

const LAST = 'The editor shows main.ts with one error: "count" is not defined on line 12.';

it.each<[string, string, string | undefined, boolean]>([
  ['nothing yet', '', undefined, false],
  ['blank', '  \n', LAST, false],
  ['the first reply of all', 'The', undefined, true],
  ['the same beginning', 'The editor shows main.ts with', LAST, false],
  ['the same in other case and spacing', 'the  EDITOR\nshows', LAST, false],
  ['half a known word', 'The error on lin', LAST, false],
  [
    'one other word among many',
    'The editor shows main.ts with one mistake: "count" is not defined ',
    LAST,
    false,
  ],
  [
    'another number',
    'The editor shows main.ts with one error: "count" is not defined on line 13.',
    LAST,
    true,
  ],
  ['other words', 'A browser window opened ', LAST, true],
  ['one new word at the beginning', 'Now ', LAST, false],
  ['two new words', 'Now everything ', LAST, true],
])('%s', (_, partial, last, expected) => {
  expect(saysSomethingNew(partial, last)).toBe(expected);
});
