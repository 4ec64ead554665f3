import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Media } from '../../gemini-server/types';

/** Clips as a decoder sees them that has nothing but their bytes: ffmpeg's. */

const run = promisify(execFile);

export interface Packet {
  /** Seconds from the beginning of the file. */
  at: number;
  duration: number;
  key: boolean;
}

export interface Video {
  /** Seconds, of the whole file. */
  duration: number;
  codec: string;
  width: number;
  height: number;
  packets: Packet[];
  sound?: { codec: string; duration: number; packets: Packet[] };
}

/** A picture in shades of grey, a byte a pixel. */
export interface Grey {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export async function probe({ data }: Media): Promise<Video> {
  return withFile(data, async (file) => {
    const args = ['-v', 'error', '-show_format', '-show_streams', '-show_packets', '-of', 'json', file];
    const { stdout, stderr } = await run('ffprobe', args, { maxBuffer: 2 ** 26 });
    if (stderr) throw new Error(stderr);
    return readProbe(JSON.parse(stdout));
  });
}

interface Probed {
  format: { duration: string };
  streams: { index: number; codec_type: string; codec_name: string; width: number; height: number }[];
  packets: { stream_index: number; pts_time: string; duration_time: string; flags: string }[];
}

function readProbe({ format, streams, packets }: Probed): Video {
  const video = streams.find(({ codec_type }) => codec_type === 'video');
  const sound = streams.find(({ codec_type }) => codec_type === 'audio');
  if (!video) throw new Error('There is no video in it.');
  const of = (stream: number) =>
    packets
      .filter(({ stream_index }) => stream_index === stream)
      .map(({ pts_time, duration_time, flags }) => ({
        at: Number(pts_time),
        duration: Number(duration_time),
        key: flags.startsWith('K'),
      }));
  const { codec_name: codec, width, height } = video;
  const whole = { duration: Number(format.duration), codec, width, height, packets: of(video.index) };
  if (!sound) return whole;
  const soundPackets = of(sound.index);
  const duration = soundPackets.reduce((sum, packet) => sum + packet.duration, 0);
  return { ...whole, sound: { codec: sound.codec_name, duration, packets: soundPackets } };
}

/** Decodes every picture. */
export async function pictures(clip: Media): Promise<Grey[]> {
  const { width, height } = await probe(clip);
  const pixels = await decode(clip, [
    '-map',
    '0:v',
    '-fps_mode',
    'passthrough',
    '-pix_fmt',
    'gray',
    '-f',
    'rawvideo',
  ]);
  const size = width * height;
  return Array.from({ length: pixels.length / size }, (_, index) => ({
    width,
    height,
    pixels: pixels.subarray(index * size, (index + 1) * size),
  }));
}

/** Decodes the sound: the left channel, −1 to 1, at this many samples a second. */
export async function sound(clip: Media, rate: number): Promise<Float32Array> {
  const bytes = await decode(clip, [
    '-map',
    '0:a',
    '-af',
    'pan=mono|c0=c0',
    '-ar',
    String(rate),
    '-f',
    'f32le',
  ]);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

async function decode({ data }: Media, args: string[]): Promise<Buffer> {
  return withFile(data, async (file) => {
    const { stdout, stderr } = await run('ffmpeg', ['-v', 'error', '-i', file, ...args, '-'], {
      encoding: 'buffer',
      maxBuffer: 2 ** 30,
    });
    if (stderr.length > 0) throw new Error(stderr.toString());
    return stdout;
  });
}

async function withFile<T>(data: Buffer, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'screen-helper-clip-'));
  try {
    const file = path.join(folder, 'clip');
    await writeFile(file, data);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
