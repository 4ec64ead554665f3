/** Where the pictures of a slice are kept: the first under the slice's id, the others beside it. */
import type { EncodedPicture, Slice } from '../model';

type Bytes = Uint8Array<ArrayBuffer>;
export type WithoutBytes<T extends EncodedPicture> = Omit<T, 'bytes' | 'extra'> & {
  extra?: Omit<EncodedPicture, 'bytes'>[];
};

/** All keys of a slice's pictures. */
export function keysOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound(id, `${id}/~`);
}

/** A slice and its pictures' bytes, apart. */
export function taken({ bytes, extra, ...rest }: Slice): {
  slice: WithoutBytes<Slice>;
  pictures: [string, Bytes][];
} {
  const others = extra?.map(({ bytes: _, ...other }) => other);
  return {
    slice: { ...rest, ...(others && { extra: others }) },
    pictures: [bytes, ...(extra ?? []).map((other) => other.bytes)].map((each, index) => [
      // Two digits, so that the keys' order is theirs.
      index === 0 ? rest.id : `${rest.id}/${String(index).padStart(2, '0')}`,
      each,
    ]),
  };
}

/** The same together again, with what else was kept of it. Nothing when a picture is missing. */
export function together<T extends WithoutBytes<Slice>>(
  { extra, ...rest }: T,
  [bytes, ...others]: Bytes[],
): (Omit<T, 'extra'> & Pick<Slice, 'bytes' | 'extra'>) | undefined {
  if (!bytes || others.length < (extra?.length ?? 0)) return undefined;
  const whole = extra?.map((each, index) => ({ ...each, bytes: others[index] as Bytes }));
  return { ...rest, bytes, ...(whole && { extra: whole }) };
}

/** Bytes of all pictures of a slice, without its thumbnail. */
export function sizeOf({ bytes, extra = [] }: Pick<Slice, 'bytes' | 'extra'>): number {
  return extra.reduce((sum, each) => sum + each.bytes.byteLength, bytes.byteLength);
}
