import type { EncodedPicture } from '../model';

export interface Format {
  mimeType: EncodedPicture['mimeType'];
  /** 0 to 1. At 1 Chromium writes WebP without loss. */
  quality: number;
  /** Whether the colours are made fewer first. */
  fewerColours: boolean;
}

/**
 * Text and flat areas. Without loss they are smaller than anything lossy that can be read as well, and Chromium
 * writes them three times as fast as lossy WebP, because then it does not search for what to leave out.
 */
const FLAT: Format = { mimeType: 'image/webp', quality: 1, fewerColours: true };

/** Photographs and video, which without loss would weigh megabytes. Lossy WebP would be smaller, and ten times as slow. */
export const BUSY: Format = { mimeType: 'image/jpeg', quality: 0.8, fewerColours: false };

/**
 * Share of soft edges up to which lossless is no heavier. Measured at 1080p, a picture of noise like a photograph's
 * beside a page of text: 126 KB against 365 KB of JPEG without it (0.02), 383 against 394 with it on half of the
 * page (0.13), 574 against 212 with it on all (0.22).
 */
export const MOST_SOFT_EDGES = 0.12;

/** @param softEdges what `fewerColours` returns */
export function formatFor(softEdges: number): Format {
  return softEdges <= MOST_SOFT_EDGES ? FLAT : BUSY;
}
