import { expect, it } from 'vitest';
import { maySayNothingNew, saysNothingNew } from '../../lib/nothing-new';

it.each([
  ['NOTHING NEW', true],
  ['**Nothing new.**\n', true],
  ['Nothing new in the inbox.', false],
  ['', false],
])('%j says that nothing is new: %s', (text, expected) => expect(saysNothingNew(text)).toBe(expected));

it.each([
  ['NOTH', true],
  ['Nothing new.', true],
  ['Nothing is', false],
  ['The', false],
])('%j may still become that: %s', (partial, expected) => expect(maySayNothingNew(partial)).toBe(expected));
