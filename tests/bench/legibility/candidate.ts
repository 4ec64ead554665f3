/** `direct`: a VideoFrame drawn smaller, which Chromium does without asking for a quality. Else by way of a canvas. */
export type Smoothing = ImageSmoothingQuality | 'direct';

/** One way to make a picture of a frame. */
export interface Candidate {
  /** Of each side. */
  scale: number;
  smoothing: Smoothing;
  mimeType: 'image/jpeg' | 'image/webp';
  /** As `convertToBlob` takes it; 1 is lossless for WebP. */
  quality: number;
  /** Colours made fewer first, as the product does for lossless pictures. */
  fewerColours?: boolean;
}

export interface Made {
  bytes: Uint8Array<ArrayBuffer>;
  /** Drawing and encoding, the best of three. */
  ms: number;
}

const jpeg = (scale: number, quality: number, smoothing: Smoothing = 'high'): Candidate => ({
  scale,
  smoothing,
  mimeType: 'image/jpeg',
  quality,
});
const webp = (scale: number, quality: number): Candidate => ({
  ...jpeg(scale, quality),
  mimeType: 'image/webp',
});
const fewer = (scale: number): Candidate => ({ ...webp(scale, 1), fewerColours: true });

/** For 1920 × 1080. */
export const CANDIDATES: Candidate[] = [
  jpeg(1, 0.8),
  jpeg(1, 0.5),
  webp(1, 0.8),
  webp(1, 0.5),
  webp(1, 0.2),
  webp(1, 1),
  fewer(1),
  jpeg(0.8, 0.8),
  webp(0.8, 0.8),
  webp(0.8, 0.5),
  fewer(0.8),
  jpeg(2 / 3, 0.8),
  jpeg(2 / 3, 0.8, 'direct'),
  jpeg(2 / 3, 0.8, 'low'),
  jpeg(2 / 3, 0.8, 'medium'),
  webp(2 / 3, 0.8),
  fewer(0.56),
  jpeg(0.56, 0.8),
];

/** For larger windows: as it is, and as much of it as the model's high level sees (`scale`). */
export const forLarger = (scale: number): Candidate[] => [
  jpeg(1, 0.8),
  fewer(1),
  jpeg(scale, 0.8),
  fewer(scale),
];

export function nameOf({ scale, smoothing, mimeType, quality, fewerColours }: Candidate): string {
  const format =
    mimeType === 'image/jpeg' ? `JPEG ${quality}` : quality === 1 ? 'WebP lossless' : `WebP ${quality}`;
  const rough = scale < 1 && smoothing !== 'high' ? `, smoothing ${smoothing}` : '';
  return `${format}${fewerColours ? ', fewer colours' : ''}${rough}`;
}
