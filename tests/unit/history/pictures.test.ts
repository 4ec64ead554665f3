import { describe, expect, it } from 'vitest';
import { sizeOf, taken, together } from '../../../lib/history/pictures';
import type { EncodedPicture, Slice } from '../../../lib/model';

const picture = (value: number): EncodedPicture => ({
  mimeType: 'image/webp',
  width: value,
  height: 1,
  bytes: Uint8Array.of(value, value),
});
const slice = (count: number): Slice => ({
  ...picture(0),
  id: 'a',
  sessionId: 's',
  at: 1,
  thumbnail: Uint8Array.of(9),
  ...(count > 1 && { extra: Array.from({ length: count - 1 }, (_, index) => picture(index + 1)) }),
});

describe.each([1, 2, 16])('a slice of %i pictures', (count) => {
  it('comes back as it was', () => {
    const { slice: rest, pictures } = taken(slice(count));
    expect(
      together(
        rest,
        pictures.map(([, bytes]) => bytes),
      ),
    ).toEqual(slice(count));
  });

  it('leaves no bytes in what is listed', () => {
    expect(JSON.stringify(taken(slice(count)).slice)).not.toMatch(/"bytes"|"thumbnail"/);
  });

  it('comes back from where version 0.1.0 kept its thumbnail', () => {
    const { slice: rest, pictures } = taken(slice(count));
    const bytes = pictures.slice(0, -1).map(([, each]) => each);
    expect(together({ ...rest, thumbnail: Uint8Array.of(9) }, bytes)).toEqual(slice(count));
  });

  it('has keys in the order of its pictures, the first being its id', () => {
    const keys = taken(slice(count)).pictures.map(([key]) => key);
    expect(keys[0]).toBe('a');
    expect(keys).toEqual([...keys].sort());
  });

  it('weighs what its pictures weigh', () => {
    expect(sizeOf(slice(count))).toBe(2 * count);
  });
});

it('is nothing when a picture is missing', () => {
  const { slice: rest, pictures } = taken(slice(2));
  expect(together(rest, [])).toBeUndefined();
  expect(
    together(
      rest,
      pictures.slice(0, 1).map(([, bytes]) => bytes),
    ),
  ).toBeUndefined();
});

describe("with the page's text", () => {
  const text = { kind: 'visible', text: 'Größe: 7', cut: true } as const;
  const written = { ...slice(3), text };

  it('comes back as it was, in the order of its keys', () => {
    const { slice: rest, pictures } = taken(written);
    const inOrder = [...pictures].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(
      together(
        rest,
        inOrder.map(([, bytes]) => bytes),
      ),
    ).toEqual(written);
  });

  it('leaves no words in what is listed', () => {
    expect(JSON.stringify(taken(written).slice)).not.toContain('7"');
  });

  it('weighs its bytes, too', () => {
    expect(sizeOf(written)).toBe(6 + 10);
  });
});
