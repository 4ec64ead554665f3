/** Sizes of clips, and how a picture of another size goes into one. All in pixels. */

export interface Size {
  width: number;
  height: number;
}

/**
 * The size of a clip for pictures of this size: encoders take whole 2×2 blocks, since colour has half the
 * resolution of lightness. A last odd row or column is left out; to scale by a pixel would blur every letter.
 */
export function evenSize({ width, height }: Size): Size {
  return { width: Math.max(2, width & ~1), height: Math.max(2, height & ~1) };
}

export function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

/** The ways in which captured pictures lie in memory: lightness, then colour at half the size. */
export type Format = 'I420' | 'NV12';

/** Where the planes of a picture go in the memory of one of the clip's size. */
export interface Fitting {
  /** The part of the picture that there is room for. */
  room: Size;
  layout: { offset: number; stride: number }[];
  /** Bytes. */
  length: number;
  /** Bytes of lightness, which come first. */
  lightness: number;
}

/** Into the upper left corner, pixel by pixel: what has no room is cut off, never scaled. */
export function fittingOf(picture: Size, clip: Size, format: Format): Fitting {
  const { width, height } = clip;
  const lightness = width * height;
  const colour = lightness / 4;
  const planes =
    format === 'NV12'
      ? [{ offset: lightness, stride: width }]
      : [
          { offset: lightness, stride: width / 2 },
          { offset: lightness + colour, stride: width / 2 },
        ];
  const room = evenSize({ width: Math.min(picture.width, width), height: Math.min(picture.height, height) });
  return {
    room,
    layout: [{ offset: 0, stride: width }, ...planes],
    length: lightness + 2 * colour,
    lightness,
  };
}
