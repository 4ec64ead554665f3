/** Hands the saved slices to the user as a file. */
import type { Video } from '../../lib/clip/join';
import { archiveName, fileName, videoName } from '../../lib/download/names';
import { type ZippedFile, zipOf } from '../../lib/download/zip';
import type { ReadSlice } from '../../lib/history/read';
import { wholeSaved } from '../../lib/history/saved';

/** The browser reads the file while it saves it. */
const TIME_TO_SAVE_MS = 60_000;

/**
 * The pile as one file: clips become a video, or a ZIP of several where they do not fit together; pictures become a
 * ZIP, which has the clips between them as videos.
 * @param onProgress called with how many slices are in it so far
 * @throws Error when a clip cannot be read
 */
export async function downloadSaved(onProgress: (count: number) => void): Promise<void> {
  // Only when it is wanted: most of what reads and writes videos is a library.
  const { joinClips } = await import('../../lib/clip/join');
  const items = joinClips(counted(wholeSaved(), onProgress));
  const [first, second] = [await items.next(), await items.next()];
  if (first.done) return;
  if (second.done && isVideo(first.value)) {
    return save(first.value.file, videoName(first.value.at, first.value.mimeType));
  }
  const begun = second.done ? [first.value] : [first.value, second.value];
  save(await zipOf(filesOf(begun, items)), archiveName(Date.now()));
}

async function* counted(
  slices: AsyncIterable<ReadSlice>,
  onProgress: (count: number) => void,
): AsyncGenerator<ReadSlice> {
  let count = 0;
  for await (const slice of slices) {
    yield slice;
    onProgress(++count);
  }
}

async function* filesOf(
  ...items: (Iterable<Video | ReadSlice> | AsyncIterable<Video | ReadSlice>)[]
): AsyncGenerator<ZippedFile> {
  let index = 0;
  for (const some of items) {
    for await (const item of some)
      yield* isVideo(item) ? videoFile(item, index++) : pictureFiles(item, index++);
  }
}

function* videoFile({ at, mimeType, file }: Video, index: number): Generator<ZippedFile> {
  yield { name: fileName(index, at, 0, mimeType), at, content: file };
}

function* pictureFiles({ at, extra = [], ...slice }: ReadSlice, index: number): Generator<ZippedFile> {
  for (const [part, { mimeType, bytes }] of [slice, ...extra].entries()) {
    yield { name: fileName(index, at, part, mimeType), at, content: bytes };
  }
}

function isVideo(item: Video | ReadSlice): item is Video {
  return 'file' in item;
}

/** By way of a link, since that takes no permission. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TIME_TO_SAVE_MS);
}
