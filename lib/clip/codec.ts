import type { ClipType } from '../model';
import type { Size } from './fit';

/**
 * Which codec a clip gets: the first of this list that the browser can encode at the clip's size.
 * H.264 first: it takes a third of VP9's time here, is what graphics chips encode, and every model reads it.
 * VP8 last: it cannot keep up with a large tab.
 */
const FAMILIES = ['avc', 'vp9', 'av1', 'vp8'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Codec {
  family: Family;
  /** As WebCodecs names it: https://www.w3.org/TR/webcodecs-codec-registry/ */
  name: string;
  mimeType: ClipType;
}

interface Level {
  /** The largest picture that it allows, in the units of its family. */
  most: number;
  name: string;
}

/**
 * Levels by the size of a picture; the number of frames that each allows a second is far above ours.
 * Macroblocks of 16×16 for H.264 (H.264 table A-1), pixels for the others (VP9 annex A, AV1 annex A.3).
 * Baseline up to 720p, which every decoder reads, Main above.
 */
const LEVELS: Record<Exclude<Family, 'vp8'>, Level[]> = {
  avc: [
    { most: 3_600, name: 'avc1.42001f' },
    { most: 8_192, name: 'avc1.4d0028' },
    { most: 22_080, name: 'avc1.4d0032' },
    { most: 36_864, name: 'avc1.4d0033' },
    { most: 139_264, name: 'avc1.4d003c' },
  ],
  vp9: [
    { most: 983_040, name: 'vp09.00.31.08' },
    { most: 2_228_224, name: 'vp09.00.40.08' },
    { most: 8_912_896, name: 'vp09.00.50.08' },
    { most: 35_651_584, name: 'vp09.00.60.08' },
  ],
  av1: [
    { most: 1_065_024, name: 'av01.0.05M.08' },
    { most: 2_359_296, name: 'av01.0.08M.08' },
    { most: 8_912_896, name: 'av01.0.12M.08' },
    { most: 35_651_584, name: 'av01.0.16M.08' },
  ],
};

/** No side may be longer (VP8 and VP9 have 14 bits for it): asked about more, Chrome 156 crashes instead of answering. */
const LONGEST_SIDE = 16_383;

/** The codecs that could hold pictures of an even size, best first. */
export function codecsFor(size: Size): Codec[] {
  if (Math.max(size.width, size.height) > LONGEST_SIDE) return [];
  return FAMILIES.flatMap((family) => {
    const name = nameOf(family, size);
    return name ? [{ family, name, mimeType: family === 'avc' ? 'video/mp4' : 'video/webm' }] : [];
  });
}

/** Asks for each in turn. Nothing when the browser can encode none of them. */
export async function chooseCodec(
  size: Size,
  canEncode: (codec: Codec) => Promise<boolean>,
): Promise<Codec | undefined> {
  for (const codec of codecsFor(size)) if (await canEncode(codec)) return codec;
  return undefined;
}

function nameOf(family: Family, { width, height }: Size): string | undefined {
  if (family === 'vp8') return 'vp8';
  const area = family === 'avc' ? Math.ceil(width / 16) * Math.ceil(height / 16) : width * height;
  return LEVELS[family].find(({ most }) => area <= most)?.name;
}

/**
 * Bits a second for the video of a clip. Of a page full of small text 1.75 a pixel make a clip no larger than its
 * JPEG of quality 80, and read better: 39.7 against 33.7 dB.
 */
export const bitrateFor = ({ width, height }: Size) => Math.round(1.75 * width * height);
