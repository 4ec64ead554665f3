import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { archiveName, fileName, videoName } from '@/lib/download/names';
import { type ZippedFile, zipOf } from '@/lib/download/zip';
import { unzip } from '../../e2e/support/unzip';

const AT = new Date(2026, 10, 21, 9, 4, 8).getTime();

it('holds every file as it was, in order, whatever the size of its pieces', async () => {
  const sizes = [3, 9_000_000, 0, 1_000_000, 8_000_000, 1];
  const files = sizes.map((size, index) => ({
    name: fileName(index, AT, 0, 'image/webp'),
    at: AT,
    content: new Uint8Array(randomBytes(size)),
  }));
  const zip = await zipOf(each(files));
  expect(zip.type).toBe('application/zip');
  const found = [...unzip(Buffer.from(await zip.arrayBuffer()))];
  expect(found.map(([name]) => name)).toEqual(files.map(({ name }) => name));
  for (const [index, [name, bytes]] of found.entries()) {
    expect(bytes.equals(files[index]?.content as Uint8Array), name).toBe(true);
  }
});

it.each([
  [0, 0, 'image/jpeg', '0001 2026-11-21 09-04-08.jpg'],
  [899, 0, 'image/webp', '0900 2026-11-21 09-04-08.webp'],
  [1, 2, 'image/webp', '0002 2026-11-21 09-04-08 part 3.webp'],
] as const)('names picture %i, part %i, %s: %s', (index, part, mimeType, name) => {
  expect(fileName(index, AT, part, mimeType)).toBe(name);
  expect(archiveName(AT)).toBe('Screen Helper 2026-11-21 09-04-08.zip');
  expect(videoName(AT, 'video/webm')).toBe('Screen Helper 2026-11-21 09-04-08.webm');
});

async function* each(files: ZippedFile[]): AsyncGenerator<ZippedFile> {
  yield* files;
}
