const CENTRAL = 0x02014b50;
const LOCAL_HEADER = 30;

/** The files of an archive by name, in its own order. Only stored ones: it says so where one is compressed. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== 0x06054b50) throw new Error('Not the end of an archive');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error(`No entry at ${at}`);
    if (archive.readUInt16LE(at + 10) !== 0) throw new Error('Compressed');
    const [size, start] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)];
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const [localName = 0, localExtra = 0] = [26, 28].map((field) => archive.readUInt16LE(start + field));
    const data = start + LOCAL_HEADER + localName + localExtra;
    files.set(archive.toString('utf8', at + 46, at + 46 + name), archive.subarray(data, data + size));
    at += 46 + name + extra + comment;
  }
  return files;
}
