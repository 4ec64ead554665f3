import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SceneOptions } from './scene';

/**
 * A loudspeaker for a machine without one: what the browser plays goes down a pipe, at the speed of sound cards,
 * and can be listened to. For browsers that play through ALSA, as on Linux without a sound server.
 */
export interface Speaker {
  /** What a browser needs to use it. */
  options: SceneOptions;
  /** What it played just now: the left channel, −1 to 1. */
  heard(): Float32Array;
  close(): void;
}

/** Samples a second. */
export const SPEAKER_RATE = 48_000;
const BYTES_PER_FRAME = 4;
const EVERY_MS = 50;
/** How far back it listens. */
const PIECES = 10;

export function openSpeaker(): Speaker {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'screen-helper-speaker-'));
  const pipe = path.join(folder, 'pipe');
  const config = path.join(folder, 'asound.conf');
  execFileSync('mkfifo', [pipe]);
  writeFileSync(config, configFor(pipe));
  // Open for writing too: else it would end with each stream that is played.
  const file = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const played: Float32Array[] = [];
  let read = 0;
  const start = performance.now();

  const timer = setInterval(() => {
    // A slow clock would make the browser play slower, too.
    const due = Math.floor(((performance.now() - start) * SPEAKER_RATE) / 1000);
    played.push(readPiece(file, due - read));
    read = due;
    if (played.length > PIECES) played.shift();
  }, EVERY_MS);

  function heard(): Float32Array {
    return Float32Array.from(played.flatMap((piece) => [...piece]));
  }

  function close(): void {
    clearInterval(timer);
    closeSync(file);
    rmSync(folder, { recursive: true });
  }

  const args = ['--alsa-output-device=default', '--autoplay-policy=no-user-gesture-required'];
  const options = { args, env: { ALSA_CONFIG_PATH: config }, ignoreDefaultArgs: ['--mute-audio'] };
  return { options, heard, close };
}

/** So many samples, if there are; the left channel. */
function readPiece(file: number, samples: number): Float32Array {
  const bytes = Buffer.alloc(samples * BYTES_PER_FRAME);
  let length = 0;
  try {
    length = readSync(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
  }
  const left = new Float32Array(Math.floor(length / BYTES_PER_FRAME));
  return left.map((_, index) => bytes.readInt16LE(index * BYTES_PER_FRAME) / 2 ** 15);
}

/** https://www.alsa-project.org/alsa-doc/alsa-lib/pcm_plugins.html */
const configFor = (pipe: string) => `
pcm.!default { type file slave.pcm "null" file "${pipe}" format "raw" }
pcm.null { type null }
ctl.!default { type hw card 0 }
`;
