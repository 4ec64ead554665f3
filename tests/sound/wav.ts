import { writeFile } from 'node:fs/promises';
import { compose, type Stretch } from './make';

const HEAD_BYTES = 44;

/** A mono WAV file of 16 bits. */
export function wavFile(pcm: Int16Array, rate: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('RIFF', 0);
  head.writeUInt32LE(HEAD_BYTES - 8 + pcm.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(pcm.byteLength, 40);
  return Buffer.concat([head, Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength)]);
}

/**
 * Writes what Chromium's `--use-file-for-fake-audio-capture` takes: 48 kHz, mono. Chromium plays it again and again;
 * with `%noloop` after the path, once.
 */
export async function writeCapture(path: string, stretches: readonly Stretch[]): Promise<void> {
  await writeFile(path, wavFile(compose(stretches, 48_000), 48_000));
}
