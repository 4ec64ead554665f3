import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { readMarkers } from '../sound/markers';
import { writeCapture } from '../sound/wav';
import { test as base } from './support/scene';
import { until } from './support/until';
import { VoiceDesk } from './support/voice';

const test = base;

const TONES = 24;
test('numbered tones', async ({ open }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'voice-'));
  const wav = path.join(folder, 'f.wav');
  await writeCapture(
    wav,
    Array.from({ length: TONES }, (_, tone) => [{ tone, ms: 120 }, { silence: 80 }]).flat(),
  );
  const scene = await open({
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${wav}`],
  });
  await scene.browser.defaultBrowserContext().overridePermissions(scene.extension.address(), ['microphone']);
  const desk = await VoiceDesk.open(scene.extension, { taps: true });
  console.log(await desk.voice());
  await until('sound', async () => (await desk.heard()).length > 16000 * 8, { timeout: 20000 });
  const pcm = await desk.heard();
  console.log(
    readMarkers(pcm, 16000)
      .map((m) => `${m.marker}@${m.startMs}+${m.durationMs}/${m.level.toFixed(0)}`)
      .join(' '),
  );
  const came = await desk.came();
  const at = came.flatMap((c: any) => (c.at ? [c.at] : []));
  console.log(
    at
      .slice(1)
      .map((a, i) => a - at[i]!)
      .join(' '),
  );
  console.log(
    came.map((c: any) => c.number).every((n, i) => n === i + 1),
    await desk.lines(),
  );
  await desk.hangUp();
  await until('a second line', async () => (await desk.lines()) > 1, { timeout: 3000 }).catch((e) =>
    console.log(String(e)),
  );
  rmSync(folder, { recursive: true });
});
