import { OUTPUT_RATE } from '../../lib/live';
import { allowMicrophone, talking } from '../e2e/support/talking';
import { until } from '../e2e/support/until';
import { VoiceDesk } from '../e2e/support/voice';
import { compose, concat } from '../sound/make';
import { type Came, passage } from './chunks';
import { share } from './cpu';
import { numberedTones } from './live/sounds';
import { toTheEnd } from './play-to-end';
import { Recording } from './recording';
import { quantile, type Row, row } from './row';
import { openStage, type Stage } from './stage';
import { BATCHES, batchDelays, startBatches } from './voice-batches';

const RUNS = 5;
const WINDOW_MS = 4_000;
/** Chunks in 15 s. */
const CHUNKS = 375;
const ANSWER_MS = 2_000;
const CHUNK_MS = 40;
const PIECE_MS = 40;
/** Per cent of one core above the same browser at rest. */
const MOST_ABOVE = 10;

/** Sound in and out of a Live conversation, without a network. */
export async function voice(): Promise<Row[]> {
  const microphone = await talking(numberedTones(30));
  const stage = await openStage({ args: microphone.args });
  await allowMicrophone(stage);
  const desk = await VoiceDesk.open(stage.extension);
  const idle = await shares(stage);
  const rows = await speech(desk);
  rows.push(...(await listening(stage, desk, idle)));
  await stage.close();
  microphone.remove();
  return rows;
}

async function listening(stage: Stage, desk: VoiceDesk, idle: number[]): Promise<Row[]> {
  await desk.voice();
  await until('the microphone', async () => (await desk.heard()).length > 0);
  const ours = await shares(stage);
  const recorded = await desk.recordMicrophone();
  const before = (await desk.came()).length;
  await until('15 s of sound', async () => (await desk.came()).length >= before + CHUNKS, {
    timeout: 60_000,
  });
  const { chunks } = passage(new Recording(await recorded()), await atPort(desk));
  const delays = chunks.map(({ delayMs }) => delayMs);
  await desk.tell({ type: 'offscreen/voice-off' });

  await startBatches(desk.page, desk.offscreen);
  const theirs = await shares(stage);
  const late = await batchDelays(desk.page, 5);
  return [
    delayRow('p50', 0.5, delays, late),
    delayRow('p95', 0.95, delays, late),
    row({
      name: 'CPU while the user talks, above the same browser at rest',
      unit: '% of a core',
      values: above(ours, idle),
      baseline: { what: BATCHES, values: above(theirs, idle) },
      goal: MOST_ABOVE,
    }),
  ];
}

async function atPort(desk: VoiceDesk): Promise<Came> {
  const came = (await desk.came()).flatMap((one) => (one.type === 'worker/sound' && one.pcm ? [one] : []));
  const pcm = concat(came.map((one) => one.pcm as Int16Array));
  const durationMs = CHUNK_MS;
  const arrivals = came.map(({ at }, i) => ({ at, startMs: i * durationMs, durationMs, connection: 1 }));
  return { arrivals, pcm };
}

function delayRow(name: string, part: number, delays: number[], late: number[]): Row {
  return row({
    name: `a chunk's first sample at the microphone → the chunk at the worker's port, ${name}`,
    unit: 'ms',
    values: [quantile(delays, part)],
    baseline: { what: BATCHES, values: [quantile(late, part)] },
    goal: 100,
  });
}

/** From the port to the loudspeaker, at the pace at which it plays: the least that servers do. */
async function speech(desk: VoiceDesk): Promise<Row[]> {
  await desk.voice({ microphone: false });
  const cold: number[] = [];
  const warm: number[] = [];
  const silence: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const rested = async () => (await desk.contexts()).every((state) => state === 'suspended');
    await until('it to rest', rested, { timeout: 20_000 });
    cold.push((await answer(desk, `cold ${run}`)).sound);
    const { sound, hushed } = await answer(desk, `warm ${run}`);
    warm.push(sound);
    silence.push(hushed);
  }
  return [
    row({
      name: 'first byte of speech at the port → sound',
      unit: 'ms',
      values: warm,
      baseline: { what: 'the same after the loudspeaker was let go', values: cold },
      goal: 150,
    }),
    row({
      name: 'hush at the port → silence',
      unit: 'ms',
      values: silence,
      baseline: {
        what: 'a buffer of 3 s that plays to its end',
        values: await toTheEnd(desk.offscreen),
      },
      goal: 100,
    }),
  ];
}

/** An answer that is hushed in its middle. Ms to its sound, and to silence, with the way to the loudspeaker. */
async function answer(desk: VoiceDesk, turnId: string): Promise<{ sound: number; hushed: number }> {
  const { samples: earlier } = await desk.played();
  const before = earlier.length;
  const pcm = compose([{ tone: 5, ms: ANSWER_MS }], OUTPUT_RATE);
  const size = (OUTPUT_RATE * PIECE_MS) / 1000;
  const posts = Array.from({ length: pcm.length / size }, (_, i) => ({
    afterMs: i * PIECE_MS,
    type: 'offscreen/say' as const,
    turnId,
    pcm: pcm.subarray(i * size, (i + 1) * size),
  }));
  const half = posts.filter(({ afterMs }) => afterMs < ANSWER_MS / 2);
  const times = await desk.post([...half, { afterMs: ANSWER_MS / 2, type: 'offscreen/hush' }]);
  await desk.quiet();
  const { samples, at, latencyMs } = await desk.played(before);
  const isLoud = (sample: number) => Math.abs(sample) > 1e-5;
  const atOf = (index: number) => at + latencyMs + (1000 * index) / OUTPUT_RATE;
  return {
    sound: atOf(samples.findIndex(isLoud)) - (times[0] ?? 0),
    hushed: atOf(samples.findLastIndex(isLoud)) - (times.at(-1) ?? 0),
  };
}

function above(values: number[], idle: number[]): number[] {
  const rest = quantile(idle, 0.5);
  return values.map((value) => value - rest);
}

async function shares({ browser }: Stage): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < RUNS; run++) found.push(await share(browser, WINDOW_MS));
  return found;
}
