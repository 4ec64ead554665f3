import { StreamTarget, type StreamTargetChunk } from 'mediabunny';

/** So much is handed to the browser at a time, which keeps it on the disk once it grows large. */
const PIECE = 8_000_000;

/** Where a file is written of which never more than a few pieces are in memory. */
export interface BlobTarget {
  target: StreamTarget;
  /** What was written, once it is finished. */
  file(type: string): Blob;
}

export function createBlobTarget(): BlobTarget {
  let file = new Blob();
  const writable = new WritableStream<StreamTargetChunk>({
    write: ({ data, position }) => {
      file = patched(file, data, position);
    },
  });
  const target = new StreamTarget(writable, { chunked: true, chunkSize: PIECE });
  return { target, file: (type) => file.slice(0, file.size, type) };
}

/** A file with bytes written over or behind its own: lengths in its head are known last. Nothing is read or copied. */
export function patched(file: Blob, bytes: Uint8Array<ArrayBuffer>, position: number): Blob {
  const gap = new Uint8Array(Math.max(0, position - file.size));
  return new Blob([file.slice(0, position), gap, bytes, file.slice(position + bytes.length)]);
}
