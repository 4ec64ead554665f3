import { describe, expect, it } from 'vitest';
import { encodeByChunks, toBase64 } from '../../../lib/gemini/base64';

describe('base64', () => {
  it.each([0, 1, 2, 3, 0x1fff, 0x2000, 0x2001, 200_000])('of %d bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 131) & 255);
    const expected = Buffer.from(bytes).toString('base64');
    expect(encodeByChunks(bytes)).toBe(expected);
    expect(toBase64(bytes)).toBe(expected);
  });

  it('takes the built-in encoder where there is one', () => {
    const bytes = Object.assign(new Uint8Array(3), { toBase64: () => 'built in' });
    expect(toBase64(bytes)).toBe('built in');
  });

  it('respects a view into a larger buffer', () => {
    const view = new Uint8Array(Uint8Array.of(1, 2, 3, 4).buffer, 1, 2);
    expect(toBase64(view)).toBe(Buffer.from([2, 3]).toString('base64'));
  });
});
