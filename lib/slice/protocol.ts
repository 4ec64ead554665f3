/** Between the offscreen document and its encoding worker. */
export interface EncodeRequest {
  id: number;
  /** Transferred; the worker closes it. */
  frame: VideoFrame;
}

export interface Encoded {
  mimeType: 'image/jpeg';
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
  thumbnail: Uint8Array<ArrayBuffer>;
}

export type EncodeAnswer = { id: number; encoded: Encoded } | { id: number; error: string };
