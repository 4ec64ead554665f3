import { filmByHand } from '../e2e/support/clip-worker';
import { type Row, row } from './row';
import { KEEP_NAMES, openStage } from './stage';

const RUNS = 5;
const FPS = 10;
const CLIPS = 3;
const SIZE = { width: 1280, height: 720 };

/** What one picture costs from its arrival in the worker to its place in a file, gate and thumbnail included. */
export async function framesByHand(goal: number): Promise<Row[]> {
  const stage = await openStage();
  const page = await stage.extension.options();
  await page.evaluate(KEEP_NAMES);
  const shots = Array.from({ length: CLIPS * 2 * FPS }, (_, slot) => ({ shows: slot + 1, ...SIZE }));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { ms } = await filmByHand(page, FPS, shots);
    ours.push(ms / shots.length);
    theirs.push(...(await page.evaluate(jpegs, SIZE.width, SIZE.height)));
  }
  await stage.close();
  return [
    row({
      name: 'a picture of a clip, 720p, that shows something new, in its worker',
      unit: 'ms',
      values: ours,
      baseline: { what: 'toDataURL, JPEG, as a loop over snapshots', values: theirs },
      goal,
    }),
  ];
}

/** Runs in the page: ms that a picture of this size takes as JPEG. */
function jpegs(width: number, height: number): number[] {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  return Array.from({ length: 10 }, (_, index) => {
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'black';
    context.fillText(String(index), 20, 20);
    const start = performance.now();
    canvas.toDataURL('image/jpeg', 0.8);
    return performance.now() - start;
  });
}
