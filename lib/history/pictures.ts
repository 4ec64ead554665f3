/** Where the pictures of a slice and the page's text are kept: the first under the slice's id, the others beside it. */
import type { EncodedPicture, PageText, Slice } from '../model';

type Bytes = Uint8Array<ArrayBuffer>;

/** A slice as it is listed. */
export type WithoutBytes = Omit<Slice, 'bytes' | 'extra' | 'thumbnail' | 'text'> & {
  extra?: Omit<EncodedPicture, 'bytes'>[];
  /** Without its words, which stand beside the pictures and are as long as a small one. */
  text?: Omit<PageText, 'text'>;
  /** Of slices that version 0.1.0 stored; since then it is among the pictures. */
  thumbnail?: Bytes;
};

/** All keys of a slice's pictures. */
export function keysOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound(id, `${id}/~`);
}

export const thumbnailKey = (id: string) => `${id}/thumbnail`;

/** A slice and its pictures' bytes, apart. The page's words and the thumbnail are the last of them. */
export function taken({ bytes, extra, thumbnail, text, ...rest }: Slice): {
  slice: WithoutBytes;
  pictures: [string, Bytes][];
} {
  const others = extra?.map(({ bytes: _, ...other }) => other);
  const { id } = rest;
  return {
    slice: {
      ...rest,
      ...(others && { extra: others }),
      ...(text && { text: { kind: text.kind, cut: text.cut } }),
    },
    pictures: [
      [id, bytes],
      // Two digits, so that the keys' order is theirs.
      ...(extra ?? []).map((each, index): [string, Bytes] => [
        `${id}/${String(index + 1).padStart(2, '0')}`,
        each.bytes,
      ]),
      ...(text ? [[`${id}/text`, new TextEncoder().encode(text.text)] as [string, Bytes]] : []),
      [thumbnailKey(id), thumbnail],
    ],
  };
}

/** The same together again, with what else was kept of it. Nothing when a picture is missing. */
export function together<T extends WithoutBytes>(
  { extra = [], text, ...rest }: T,
  [bytes, ...others]: Bytes[],
): (Omit<T, 'extra' | 'text'> & Pick<Slice, 'bytes' | 'extra' | 'thumbnail' | 'text'>) | undefined {
  const whole = extra.map((each, index) => ({ ...each, bytes: others[index] as Bytes }));
  const last = others.slice(extra.length);
  const words = text && { ...text, text: new TextDecoder().decode(last.shift()) };
  const thumbnail = rest.thumbnail ?? last[0];
  if (!bytes || !thumbnail) return undefined;
  return {
    ...rest,
    bytes,
    thumbnail,
    ...(whole.length > 0 && { extra: whole }),
    ...(words && { text: words }),
  };
}

/** Bytes of all pictures of a slice and of the page's text, without its thumbnail: what a request carries. */
export function sizeOf({ bytes, extra = [], text }: Pick<Slice, 'bytes' | 'extra' | 'text'>): number {
  const words = text ? new TextEncoder().encode(text.text).byteLength : 0;
  return extra.reduce((sum, each) => sum + each.bytes.byteLength, bytes.byteLength + words);
}
