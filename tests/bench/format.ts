import { launchBrowser } from '../e2e/support/browser';
import { serve } from '../e2e/support/site';
import type { Candidate } from './legibility/candidate';
import { makeAll } from './legibility/make';
import { PICK_TAB } from './legibility/pages';
import { type Row, row } from './row';

const RUNS = 7;
const SIZE = { width: 1920, height: 1080 };
const whole = { scale: 1, smoothing: 'direct' } as const;
const OURS: Candidate = { ...whole, mimeType: 'image/webp', quality: 1, fewerColours: true };
const LOSSY: Candidate = { ...whole, mimeType: 'image/webp', quality: 0.8 };
const JPEG: Candidate = { ...whole, mimeType: 'image/jpeg', quality: 0.8 };

/** One dense captured 1080p frame, drawn and encoded in a worker as it is shipped, and otherwise. */
export async function format(): Promise<Row[]> {
  const [browser, site] = await Promise.all([launchBrowser({ extensions: [], args: [PICK_TAB] }), serve()]);
  const [from, dense] = await Promise.all([browser.newPage(), browser.newPage()]);
  await from.goto(site.at('code.html#from'));
  await dense.setViewport(SIZE);
  await dense.goto(site.at('dense.html#3'));
  await from.bringToFront();
  const made = await makeAll(
    from,
    [OURS, LOSSY, JPEG].flatMap((each) => Array(RUNS).fill(each)),
  );
  await Promise.all([browser.close(), site.close()]);
  const [ours, lossy, jpeg] = [0, RUNS, 2 * RUNS].map((start) => made.slice(start, start + RUNS));
  const times = (runs = made) => runs.map(({ ms }) => ms);
  const sizes = (runs = made) => runs.map(({ bytes }) => bytes.length / 1000);
  return [
    row({
      name: 'encoding a dense 1080p frame without loss',
      unit: 'ms',
      values: times(ours),
      baseline: { what: 'as WebP at 0.8', values: times(lossy) },
      goal: 100,
    }),
    row({
      name: 'its size',
      unit: 'KB',
      values: sizes(ours),
      baseline: { what: 'as JPEG at 0.8', values: sizes(jpeg) },
      goal: 120,
    }),
  ];
}
