/** Half an hour of conversation in three minutes: a socket lives for 20 seconds instead of ten minutes. */
import { openStage } from '../../bench/stage';
import { talking } from '../../e2e/support/talking';
import { type Random, random } from '../script';
import { type Result, resultOf } from './checks';
import { Meeting } from './meeting';
import { plan, type Wanted } from './plan';
import { record, within } from './talk';

const CONNECTION_MS = 20_000;
const AWAY_MS = 5_000;

const WANTED: readonly Wanted[] = [
  { what: 'ask', during: 'sentence' },
  { what: 'away', during: 'sentence' },
  { what: 'kill', during: 'sentence' },
  { what: 'ask', during: 'answer' },
  { what: 'away', during: 'sentence' },
  { what: 'cut', during: 'sentence' },
  { what: 'ask', during: 'sentence' },
  { what: 'away', during: 'answer' },
  { what: 'kill', during: 'answer' },
  { what: 'cut', during: 'answer' },
];

/** How long the page shows each of its steps in turn, ms: some too short to be seen for certain. */
const stepsOf = (draw: Random) =>
  Array.from({ length: 20 }, (_, n) => (n % 7 === 6 ? 400 : within(draw, [1_250, 2_000])));

/** In an order drawn from the seed. */
function shuffled<T>(draw: Random, all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

export async function conversation({ seed, seconds }: { seed: number; seconds: number }): Promise<Result> {
  const draw = random(seed);
  const recording = record(draw, seconds + 120);
  const microphone = await talking(recording.stretches, { once: true });
  const stage = await openStage({
    send: 'changed',
    args: [...microphone.args, '--autoplay-policy=no-user-gesture-required'],
  });
  try {
    stage.gemini.live.configure({
      // All of it is compared with what was handed over.
      keepAudioMs: (seconds + 120) * 1000,
      ...{ connectionMs: CONNECTION_MS, goAwayMs: AWAY_MS, setupDelayMs: 100 },
      ...{ firstDelayMs: 300, jitterMs: 100, leadMs: 300 },
    });
    const page = await stage.page(`steps.html?for=${stepsOf(draw).join()}`);
    await stage.extension.clickIcon(page);
    const meeting = new Meeting(stage, page, draw);
    await meeting.begin(await stage.extension.panel());
    for (const event of plan(draw, recording, shuffled(draw, WANTED), seconds * 1000))
      await meeting.happen(event);
    await meeting.heard(seconds * 1000);
    return resultOf(await meeting.end(), recording);
  } finally {
    await stage.close();
    microphone.remove();
  }
}
