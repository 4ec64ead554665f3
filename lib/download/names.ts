import type { ClipType, EncodedPicture } from '../model';

/** Another kind of picture has no name until it is said here. */
const ENDINGS: Record<EncodedPicture['mimeType'], string> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/**
 * `0012 2026-11-21 10-42-08.jpg`: the order of the names is that of the pictures and videos.
 * @param index from 0
 * @param part from 0: several pictures of one moment
 */
export function fileName(
  index: number,
  at: number,
  part: number,
  mimeType: EncodedPicture['mimeType'],
): string {
  const place = String(index + 1).padStart(4, '0');
  return `${place} ${stamp(at)}${part > 0 ? ` part ${part + 1}` : ''}.${ENDINGS[mimeType]}`;
}

/** Of the whole that is downloaded, when it was made. */
export function archiveName(at: number): string {
  return `Screen Helper ${stamp(at)}.zip`;
}

/** Of a single video. @param at of its beginning */
export function videoName(at: number, mimeType: ClipType): string {
  return `Screen Helper ${stamp(at)}.${ENDINGS[mimeType]}`;
}

/** The user's own time, without characters that a file system refuses. */
function stamp(at: number): string {
  const time = new Date(at);
  const [year, ...rest] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()];
  const two = (numbers: number[]) => numbers.map((part) => String(part).padStart(2, '0')).join('-');
  return `${year}-${two(rest)} ${two(clock)}`;
}
