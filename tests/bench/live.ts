import { loadavg } from 'node:os';
import type { Piece } from '../e2e/support/sound';
import type { LiveSession } from '../gemini-server/live';
import { type Chunk, type Passage, passage } from './chunks';
import { share } from './cpu';
import { type Answered, answered, answerWith } from './live/answers';
import { type Rotations, rotations } from './live/rotations';
import { numberedTones } from './live/sounds';
import { type LiveStage, openLive } from './live/stage';
import { toTheEnd } from './play-to-end';
import { Recording } from './recording';
import { quantile, type Row, row } from './row';
import { now } from './stage';
import { BATCHES, sendBatches, startBatches } from './voice-batches';

const ANSWERS = 20;
const ROTATIONS = 7;
/** Between goAway and the end: the user talks all the while, so that it is used up but for a quarter. */
const GO_AWAY_MS = 1_000;
/** What a server may take to accept a session that is gone on with. */
const SETUP_MS = 200;
/** Between two rotations: in step with nothing that is said. */
const APART_MS = 2_300;
/** Two of them count for nothing: only what is between the first tone and the last one does. */
const BATCH_COUNT = 6;
const INEXACT_MS = 2;
const WINDOWS = 5;
const WINDOW_MS = 3_000;
/** Per cent of one core above the same browser that watches. */
const MOST_ABOVE = 10;

/** A Live conversation of the built extension with the stand-in, from microphone to wire and back to the ear. */
export async function live(): Promise<Row[]> {
  return [...(await talk()), ...(await cost())];
}

async function talk(): Promise<Row[]> {
  tellLoad();
  // Five numbered tones, and time for the answer that the next ones interrupt.
  const stage = await openLive(numberedTones(30, 1_600), true);
  await expectOneClock(stage);
  stage.live.onTurn(answerWith);
  await stage.microphone(true);
  const recorded = await stage.sound.recordMicrophone();
  const { session } = stage.live;
  const isOver = () => session.turns.filter(({ completedAt }) => completedAt > 0);
  await stage.live.waitFor(() => isOver().length >= ANSWERS, { timeoutMs: 120_000 });
  const found = answered(isOver(), new Recording(await stage.sound.pieces()), await stage.sound.latencyMs());
  const before = session.connections.length - 1;
  await rotate(stage, session);
  console.log(`gaps in ${ANSWERS} answers: ${found.gaps}`);
  const ours = passageOf(session, await recorded());
  const renewed = rotations(session.connections.slice(before), ours);
  await stage.microphone(false);
  const plays = await toTheEnd(stage.sound.offscreen);
  const theirs = await batches(stage);
  tellLoad();
  await stage.close();
  return [...wireRows(ours, renewed, theirs), ...answerRows(found, plays), ...rotationRows(renewed)];
}

/** @throws when the browser's clock is not the stand-in's */
async function expectOneClock({ sound }: LiveStage): Promise<void> {
  const before = now();
  const there = await sound.offscreen.evaluate(() => Date.now());
  if (there < before - INEXACT_MS || there > now() + INEXACT_MS) throw new Error('The clocks differ.');
}

async function rotate({ live }: LiveStage, session: LiveSession): Promise<void> {
  live.onTurn(() => null);
  live.configure({ setupDelayMs: SETUP_MS });
  for (let run = 0; run < ROTATIONS; run++) {
    const known = live.connections.length;
    live.connection.goAway(GO_AWAY_MS);
    await live.waitFor(() => live.connections.length > known && live.connection.setupAt > 0);
    const heardMs = session.audio.durationMs;
    await live.waitFor(() => session.audio.durationMs > heardMs + APART_MS, { timeoutMs: 15_000 });
  }
}

function passageOf({ audio }: LiveSession, microphone: Piece[]): Passage {
  return passage(new Recording(microphone), { arrivals: audio.arrivals, pcm: audio.pcm() });
}

/** The same microphone, sent the other way over a socket of its own. */
async function batches({ live, gemini, panel, sound }: LiveStage): Promise<Chunk[]> {
  await sendBatches(panel, gemini);
  const end = await startBatches(panel, sound.offscreen);
  const recorded = await sound.recordMicrophone();
  await live.waitFor(({ session }) => session.audio.arrivals.length >= BATCH_COUNT, { timeoutMs: 60_000 });
  const { chunks } = passageOf(live.session, await recorded());
  await end();
  return chunks;
}

/** CPU, with nothing recorded. */
async function cost(): Promise<Row[]> {
  const stage = await openLive(numberedTones(30), false);
  stage.live.onTurn(() => null);
  const idle = await shares(stage, 3);
  await stage.microphone(true);
  const ours = await shares(stage, WINDOWS);
  await stage.microphone(false);
  await sendBatches(stage.panel, stage.gemini);
  const end = await startBatches(stage.panel, stage.sound.offscreen);
  await stage.live.waitFor(({ session }) => session.audio.arrivals.length > 0, { timeoutMs: 15_000 });
  const theirs = await shares(stage, WINDOWS);
  await end();
  idle.push(...(await shares(stage, 3)));
  tellLoad();
  await stage.close();
  const above = (values: number[]) => values.map((value) => value - quantile(idle, 0.5));
  return [
    row({
      name: 'CPU while the user talks in a Live conversation, above the same browser that only watches',
      unit: '% of a core',
      values: above(ours),
      baseline: { what: BATCHES, values: above(theirs) },
      goal: MOST_ABOVE,
    }),
  ];
}

function wireRows({ chunks }: Passage, { isLate }: Rotations, theirs: Chunk[]): Row[] {
  const usual = chunks.filter((chunk) => !isLate(chunk));
  const delays = (some: Chunk[]) => some.map(({ delayMs }) => delayMs);
  return [50, 95].map((percent) =>
    row({
      name: `a chunk's first sample at the microphone → the whole chunk at the server, p${percent} of ${usual.length}`,
      unit: 'ms',
      values: [quantile(delays(usual), percent / 100)],
      baseline: { what: BATCHES, values: [quantile(delays(theirs), percent / 100)] },
      goal: 100,
    }),
  );
}

function answerRows({ soundMs, wholeMs, silenceMs }: Answered, plays: number[]): Row[] {
  const sound = { what: 'to its last byte, for who plays it when it is whole', values: wholeMs };
  const silence = { what: 'a buffer of 3 s that plays to its end', values: plays };
  return [50, 95].flatMap((percent) => [
    row({
      name: `first byte of speech on the wire → sound, p${percent} of ${soundMs.length}`,
      unit: 'ms',
      values: [quantile(soundMs, percent / 100)],
      baseline: sound,
      goal: 150,
    }),
    row({
      name: `interrupted on the wire → silence, p${percent} of ${silenceMs.length}`,
      unit: 'ms',
      values: [quantile(silenceMs, percent / 100)],
      baseline: silence,
      goal: 100,
    }),
  ]);
}

function rotationRows({ count, longestMs, otherLongestMs, lost, between }: Rotations): Row[] {
  return [
    row({
      name: `chunks lost or doubled, with ${count} rotations`,
      unit: 'chunks',
      values: [lost],
      baseline: { what: 'said while no socket was open', values: [between] },
      goal: 0,
    }),
    row({
      name: `the longest delay of a chunk at one of ${count} rotations`,
      unit: 'ms',
      values: [longestMs],
      baseline: { what: 'of all others', values: [otherLongestMs] },
      goal: 500,
    }),
  ];
}

async function shares({ browser }: LiveStage, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < count; run++) found.push(await share(browser, WINDOW_MS));
  return found;
}

/** Delays depend on what else the machine does. */
function tellLoad(): void {
  console.log(`load averages: ${loadavg().map((load) => load.toFixed(1))}`);
}
