/** Where the pictures of a slice are kept: the first under the slice's id, the others beside it. */
import type { EncodedPicture, Slice } from '../model';

type Bytes = Uint8Array<ArrayBuffer>;

/** A slice as it is listed. */
export type WithoutBytes = Omit<Slice, 'bytes' | 'extra' | 'thumbnail'> & {
  extra?: Omit<EncodedPicture, 'bytes'>[];
  /** Of slices that version 0.1.0 stored; since then it is among the pictures. */
  thumbnail?: Bytes;
};

/** All keys of a slice's pictures. */
export function keysOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound(id, `${id}/~`);
}

export const thumbnailKey = (id: string) => `${id}/thumbnail`;

/** A slice and its pictures' bytes, apart. Its thumbnail is the last of them. */
export function taken({ bytes, extra, thumbnail, ...rest }: Slice): {
  slice: WithoutBytes;
  pictures: [string, Bytes][];
} {
  const others = extra?.map(({ bytes: _, ...other }) => other);
  const { id } = rest;
  return {
    slice: { ...rest, ...(others && { extra: others }) },
    pictures: [
      [id, bytes],
      // Two digits, so that the keys' order is theirs.
      ...(extra ?? []).map((each, index): [string, Bytes] => [
        `${id}/${String(index + 1).padStart(2, '0')}`,
        each.bytes,
      ]),
      [thumbnailKey(id), thumbnail],
    ],
  };
}

/** The same together again, with what else was kept of it. Nothing when a picture is missing. */
export function together<T extends WithoutBytes>(
  { extra, ...rest }: T,
  [bytes, ...others]: Bytes[],
): (Omit<T, 'extra'> & Pick<Slice, 'bytes' | 'extra' | 'thumbnail'>) | undefined {
  const whole = extra?.map((each, index) => ({ ...each, bytes: others[index] as Bytes }));
  const thumbnail = rest.thumbnail ?? others[extra?.length ?? 0];
  if (!bytes || !thumbnail) return undefined;
  return { ...rest, bytes, thumbnail, ...(whole && { extra: whole }) };
}

/** Bytes of all pictures of a slice, without its thumbnail. */
export function sizeOf({ bytes, extra = [] }: Pick<Slice, 'bytes' | 'extra'>): number {
  return extra.reduce((sum, each) => sum + each.bytes.byteLength, bytes.byteLength);
}
