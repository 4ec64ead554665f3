import { clipsIn } from '../e2e/support/clips';
import { setSettings } from '../e2e/support/user';
import { probe } from '../e2e/support/video';
import type { Media } from '../gemini-server/types';
import { framesByHand } from './clip-frames';
import { share } from './cpu';
import { openRecorder } from './recorder';
import { median, type Row, row } from './row';
import { openStage, type Stage } from './stage';

const RUNS = 5;
const WINDOW_MS = 4_000;
/** Per cent of one core above the browser that captures nothing. */
const MOST_ABOVE = 10;
/** Of a clip's two seconds. */
const MOST_OFF_MS = 5;
/** A slot at 10 frames a second, of which the gate and the file take their share. */
const MOST_MS_A_FRAME = 50;

const CASES = [
  { what: 'a page at rest', page: 'film.html#still', fps: 10 },
  { what: 'a page that changes ten times a second', page: 'film.html?every=100', fps: 10 },
  { what: 'a page that never stops moving', page: 'film.html', fps: 10 },
  { what: 'a page that never stops moving', page: 'film.html', fps: 2 },
];

type Case = (typeof CASES)[number];

/** Clips at 720p beside what a tutorial makes: a MediaRecorder, stopped and started every two seconds. */
export async function clips(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of CASES) rows.push(...(await measure(one)));
  rows.push(...(await framesByHand(MOST_MS_A_FRAME)));
  return rows;
}

/** CPU of the whole browser while clips are made and sent, with the panel closed; and how long they are. */
async function measure({ what, page, fps }: Case): Promise<Row[]> {
  const stage = await openStage();
  const { extension, gemini } = stage;
  const options = await extension.options();
  await setSettings(options, { capture: 'clips', clipFps: fps, sendWhat: 'changed' });
  const tab = await stage.page(page);
  await tab.setViewport({ width: 1280, height: 720 });
  const idle = await shares(stage);

  const first = gemini.answers.length;
  await extension.clickIcon(tab);
  // Panel and tab have settled by then; of a page at rest there is one clip.
  await gemini.waitForAnswers(first + (page.endsWith('#still') ? 1 : 3), { timeoutMs: 20_000 });
  // What it shows while it works is no part of making clips.
  const panel = await extension.panel();
  await panel.close();
  const busy = await shares(stage);
  const made = clipsIn(gemini.answers.slice(first));

  const recorder = await openRecorder(stage, options, tab);
  const recording = await shares(stage);
  const recorded = await recorder.stop();
  await stage.close();

  const codec = (await probe(made[0] as Media)).codec;
  const about = `${what}, 720p, ${fps} a second`;
  return [
    row({
      name: `CPU while making clips of ${about}, ${codec}, above the same page uncaptured`,
      unit: '% of a core',
      values: above(busy, idle),
      baseline: { what: 'MediaRecorder anew every 2 s', values: above(recording, idle) },
      goal: codec === 'h264' ? MOST_ABOVE : Number.POSITIVE_INFINITY,
    }),
    row({
      name: `a clip's length off 2 s, ${about}`,
      unit: 'ms',
      values: offs(await lengthsOf(made)),
      baseline: { what: 'MediaRecorder anew every 2 s', values: offs(await lengthsOf(recorded)) },
      goal: MOST_OFF_MS,
    }),
  ];
}

function above(values: number[], idle: number[]): number[] {
  return values.map((value) => value - median(idle));
}

function offs(seconds: number[]): number[] {
  return seconds.map((length) => Math.abs(length - 2) * 1000);
}

/** Of each file, seconds: what is told of a whole file is often nothing, but its last picture is where it ends. */
async function lengthsOf(files: Media[]): Promise<number[]> {
  return Promise.all(
    files.map(async (file) => {
      // One that was given no picture cannot even be opened.
      const last = await probe(file).then(
        ({ packets }) => packets.at(-1),
        () => undefined,
      );
      return last ? last.at + (last.duration || 0) : 0;
    }),
  );
}

async function shares({ browser }: Stage): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < RUNS; run++) found.push(await share(browser, WINDOW_MS));
  return found;
}
