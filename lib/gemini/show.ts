import type { Part, PartMediaResolutionLevel } from '@google/genai/web';
import type { Picture } from '../analyzer';
import type { ClipTiming, EncodedPicture, Level, View } from '../model';
import { toBase64 } from './base64';
import { wordsOf } from './words';

export interface Showing {
  /** What the whole request asks for. */
  level: Level;
  /** Of the model: earlier ones than 3 know no level of a single part. */
  generation: number;
}

/** So that nobody takes what cannot be read for what is not there. */
const SMALL =
  'A small picture of the screen. The full one is gone: what is too small to read here is not known.';

export function resolutionOf(level: Level): string {
  return `MEDIA_RESOLUTION_${level.toUpperCase()}`;
}

/** Everything that shows one moment: its pictures, and the page's text where it was read. */
export function toParts(picture: Picture, showing: Showing): Part[] {
  const { text } = picture;
  const words = text?.text ? [{ text: wordsOf(text) }] : [];
  return [...pictureParts(picture, showing), ...words];
}

/** Where they are several, each says what it is. */
function pictureParts(picture: Picture, showing: Showing): Part[] {
  const { extra = [], small } = picture;
  if (small) return [{ text: SMALL }, toPart(picture, showing)];
  if (picture.clip) return [toClip(picture, picture.clip)];
  if (extra.length === 0) return [toPart(picture, showing)];
  const tiles = 1 + extra.length;
  return [picture, ...extra].flatMap((each, index) => [
    { text: caption(each, index + 1, tiles) },
    toPart(each, showing),
  ]);
}

/** Without its own rate a clip would be looked at once a second. */
function toClip({ mimeType, bytes }: EncodedPicture, { fps }: ClipTiming): Part {
  return { inlineData: { mimeType, data: toBase64(bytes) }, videoMetadata: { fps } };
}

function toPart({ mimeType, bytes, view }: EncodedPicture, { level, generation }: Showing): Part {
  const own = generation >= 3 && view && view.level !== level ? view.level : undefined;
  return {
    inlineData: { mimeType, data: toBase64(bytes) },
    ...(own && { mediaResolution: { level: resolutionOf(own) as PartMediaResolutionLevel } }),
  };
}

function caption({ width, view }: EncodedPicture, number: number, of: number): string {
  if (!view || view.role === 'whole')
    return view && width < view.area.width ? 'Whole screen, reduced' : 'Whole screen';
  return view.role === 'tile'
    ? `Part ${number} of ${of} of the screen, ${place(view)}; parts overlap`
    : region(width, view);
}

function region(width: number, view: View): string {
  const size = width < view.area.width ? 'reduced' : 'full size';
  return `What changed: the region ${place(view)}, ${size}`;
}

function place({ area, screen }: View): string {
  const { x, y, width, height } = area;
  return `${width} × ${height} px at ${x},${y} of ${screen.width} × ${screen.height}`;
}
