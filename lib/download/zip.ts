import { makeZip } from 'client-zip';

export interface ZippedFile {
  name: string;
  /** Its date in the archive, ms since 1970. */
  at: number;
  content: Uint8Array<ArrayBuffer> | Blob;
}

/** So much is handed to the browser at a time, which keeps it on the disk once it grows large. */
const PIECE = 8_000_000;

/** A ZIP of files as they come: in memory is never more than a piece. Not compressed, since pictures and videos are. */
export async function zipOf(files: AsyncIterable<ZippedFile>): Promise<Blob> {
  const pieces: Blob[] = [];
  let piece: BlobPart[] = [];
  let size = 0;
  for await (const bytes of makeZip(entriesOf(files))) {
    piece.push(bytes as Uint8Array<ArrayBuffer>);
    size += bytes.byteLength;
    if (size < PIECE) continue;
    pieces.push(new Blob(piece));
    piece = [];
    size = 0;
  }
  return new Blob([...pieces, ...piece], { type: 'application/zip' });
}

async function* entriesOf(files: AsyncIterable<ZippedFile>) {
  for await (const { name, at, content } of files) {
    yield { name, lastModified: new Date(at), input: content };
  }
}
