import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

/** Pictures for tests, encoded and ready to send. */
export interface Sample {
  mimeType: string;
  data: Buffer;
}

/** A picture of one colour. */
export async function plain(
  width: number,
  height: number,
  colour: string,
  format: 'jpeg' | 'png' | 'webp' = 'jpeg',
): Promise<Sample> {
  const create = { width, height, channels: 3 as const, background: colour };
  return { mimeType: `image/${format}`, data: await sharp({ create }).toFormat(format).toBuffer() };
}

/** A white PNG with one QR code in its middle. */
export async function qrCode(text: string, width = 400, height = 300): Promise<Sample> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const wasmBinary = new Uint8Array(await readFile(file)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const { svg } = await writeBarcode(text, { format: 'QRCode', scale: 5 });
  const code = await sharp(Buffer.from(svg)).resize({ width: 200, kernel: 'nearest' }).png().toBuffer();
  const create = { width, height, channels: 3 as const, background: 'white' };
  return {
    mimeType: 'image/png',
    data: await sharp({ create })
      .composite([{ input: code }])
      .png()
      .toBuffer(),
  };
}

/** The part that carries a sample in a request. */
export function inlinePart({ mimeType, data }: Sample) {
  return { inlineData: { mimeType, data: data.toString('base64') } };
}

/** The smallest bytes that look like a clip from outside. */
export function clip(mimeType: 'video/mp4' | 'video/webm'): Sample {
  const head = mimeType === 'video/mp4' ? '0000001866747970' : '1a45dfa3';
  return { mimeType, data: Buffer.from(head.padEnd(64, '0'), 'hex') };
}
