import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let prepared: Promise<void> | undefined;

/** Finds the texts of all QR codes in raw RGBA pixels. */
export async function readQrCodes(pixels: Uint8Array, width: number, height: number): Promise<string[]> {
  prepared ??= prepare();
  await prepared;
  const image = { data: new Uint8ClampedArray(pixels), width, height, colorSpace: 'srgb' };
  const found = await readBarcodes(image as Parameters<typeof readBarcodes>[0], { formats: ['QRCode'] });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

/** Left alone, the library would fetch its WebAssembly from a CDN: a test server must not use the network. */
async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(file);
  const wasmBinary = new Uint8Array(bytes).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
