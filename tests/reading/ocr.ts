import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';

/** Below this mean of 0 to 255 a page is dark. */
const DARK = 128;

/** Pixels that a frame had before anything was done to it. */
export interface Size {
  width: number;
  height: number;
}

/**
 * Reads a picture with tesseract, as one block of text across its whole width. Every picture is brought to twice the
 * size that the page had on the screen, dark on light: tesseract reads 12 px letters best at 24, and what is compared
 * is what a picture still tells, not which size tesseract likes.
 */
export async function read(picture: Uint8Array, onScreen: Size): Promise<string> {
  const grey = sharp(picture)
    .flatten()
    .greyscale()
    .resize(onScreen.width * 2, onScreen.height * 2, { fit: 'fill', kernel: 'lanczos3' });
  const mean = (await grey.clone().stats()).channels[0]?.mean ?? 255;
  return tesseract(await (mean < DARK ? grey.negate() : grey).png({ compressionLevel: 1 }).toBuffer());
}

/** Whether the program is there at all. */
export async function canRead(): Promise<boolean> {
  try {
    await run(['--version']);
    return true;
  } catch {
    return false;
  }
}

function tesseract(png: Buffer): Promise<string> {
  return run(['-', '-', '--psm', '6', '-l', 'eng'], png);
}

async function run(args: string[], input?: Buffer): Promise<string> {
  // More threads read no faster, and take the browser's cores.
  const child = spawn('tesseract', args, { env: { ...process.env, OMP_THREAD_LIMIT: '1' } });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tesseract ended with ${code}`))));
  });
  // It may end without having read everything; `ended` then says so.
  child.stdin.on('error', () => {}).end(input);
  const [out] = await Promise.all([text(child.stdout), ended]);
  return out;
}
