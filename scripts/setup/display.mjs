import { spawn } from 'node:child_process';
import { output } from './run.mjs';

/** Whether a window opened here would be seen by anyone. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Starts a virtual screen and answers its name, such as ":1", and how to end it; undefined without Xvfb.
 * Xvfb chooses a free number by itself (`-displayfd`), so that parallel runs cannot take the same one.
 */
export async function openVirtualDisplay(size = '1920x1080x24') {
  if (output('sh', ['-c', 'command -v Xvfb']) === undefined) return undefined;
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const name = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a screen.`)));
    server.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
  });
  return { name, close: () => closed(server) };
}

function closed(server) {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
