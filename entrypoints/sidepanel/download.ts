/** Hands the saved slices to the user as a file. */
import { archiveName, fileName } from '../../lib/download/names';
import { type ZippedFile, zipOf } from '../../lib/download/zip';
import { wholeSaved } from '../../lib/history/saved';

/** The browser reads the file while it saves it. */
const TIME_TO_SAVE_MS = 60_000;

/**
 * What a download of the pile is: pictures become a ZIP of them. Clips would become one video here, out of the same
 * `wholeSaved()`, which gives them in order.
 * @param onProgress called with how many are in it so far
 */
export async function downloadSaved(onProgress: (count: number) => void): Promise<void> {
  save(await zipOf(filesOf(onProgress)), archiveName(Date.now()));
}

async function* filesOf(onProgress: (count: number) => void): AsyncGenerator<ZippedFile> {
  let index = 0;
  for await (const { at, extra = [], ...slice } of wholeSaved()) {
    for (const [part, { mimeType, bytes }] of [slice, ...extra].entries()) {
      yield { name: fileName(index, at, part, mimeType), at, bytes };
    }
    index += 1;
    onProgress(index);
  }
}

/** By way of a link, since that takes no permission. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TIME_TO_SAVE_MS);
}
