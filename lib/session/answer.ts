/** The user's questions: what each is asked about. */
import { tellOffscreen } from '../browser/offscreen';
import { saidAt } from '../context';
import { Failed } from '../failure';
import { clipsIn, turn as readTurn } from '../history/read';
import { write } from '../history/write';
import type { Slice, Turn } from '../model';
import { type Desk, openQuestions, runningSession } from './desk';
import { addText } from './page-text';
import { publishTurn } from './publish';
import { recentSlices, replayable } from './replay';
import { newTurn } from './turns/new-turn';
import type { Want } from './want';
import { lookOnce } from './watching';

/** So many questions may be open: each keeps a picture, and nobody reads the answers to more. */
const MOST_QUESTIONS = 10;

/** Makes a question into a turn, with what it is about. @throws Failed */
export async function answer(desk: Desk, want: Want, question: string): Promise<void> {
  refuseTooMany(desk);
  const turn = await turnFor(desk, want, question);
  desk.open.set(turn.id, turn);
  publishTurn(turn);
}

async function turnFor(desk: Desk, want: Want, question: string): Promise<Turn> {
  if (want.again) return askAgain(desk, want.again);
  if (want.about) return askAbout(desk, want.about, question);
  const replayed = want.replay ? await askReplay(desk, question) : undefined;
  return replayed ?? askNow(desk, want, question);
}

async function askNow(desk: Desk, want: Want, question: string): Promise<Turn> {
  const slice = await lookNow(desk, want);
  const { sessionId, id, at, thumbnail } = slice;
  const turn = newTurn(desk, { kind: 'question', sessionId, sliceIds: [id], at, thumbnail, question });
  await write({ turns: [turn], addSlices: [{ slice, state: 'sent' }] });
  return turn;
}

async function lookNow(desk: Desk, want: Want): Promise<Slice> {
  const running = runningSession(desk);
  const slice = running ? await tellOffscreen<Slice>({ type: 'offscreen/grab' }) : await lookOnce(desk, want);
  if (running) running.counters.seen++;
  if (desk.session) await addText(desk, desk.session, slice);
  return slice;
}

/** The newest that went by is what is on the screen: it need not be looked at again. Nothing where none went by. */
async function askReplay(desk: Desk, question: string): Promise<Turn | undefined> {
  const slices = await recentSlices(desk);
  const newest = slices.at(-1);
  if (!newest) return undefined;
  const copySlices = copiesOf(slices.map(({ id }) => id));
  const turn = newTurn(desk, {
    kind: 'question',
    sessionId: newest.sessionId,
    sliceIds: copySlices.map(({ to }) => to),
    clips: clipsIn(slices),
    at: newest.at,
    question,
    replay: replayable(desk),
  });
  await write({ turns: [turn], copySlices });
  return turn;
}

/** With what is left of the reply's pictures; where nothing is, its thumbnail goes along. */
async function askAbout(desk: Desk, turnId: string, question: string): Promise<Turn> {
  const reply = await replyAskedAbout(turnId);
  const copySlices = copiesOf(reply.sliceIds);
  const { at, thumbnail } = reply;
  const turn = newTurn(desk, {
    kind: 'question',
    sessionId: runningSession(desk)?.id ?? reply.sessionId,
    sliceIds: copySlices.map(({ to }) => to),
    at,
    thumbnail,
    question,
    about: { turnId, at: saidAt(reply) },
    askedAt: Date.now(),
  });
  await write({ turns: [turn], copySlices });
  return turn;
}

/** @throws Failed when it is gone */
export async function replyAskedAbout(turnId: string): Promise<Turn> {
  const reply = await readTurn(turnId);
  if (!reply) throw new Failed('unexpected', 'The reply that was asked about is gone.');
  return reply;
}

/** @throws Failed */
export function refuseTooMany(desk: Desk): void {
  if (openQuestions(desk).length >= MOST_QUESTIONS) throw new Failed('too-many-questions');
}

/** Copies, since the slices themselves are deleted before long. */
const copiesOf = (ids: readonly string[]) => ids.map((from) => ({ from, to: crypto.randomUUID() }));

/** A turn of its own, so that what had come stays; the pictures are its now. */
async function askAgain(desk: Desk, turnId: string): Promise<Turn> {
  const before = await readTurn(turnId);
  if (!before || !mayRetry(before)) throw new Failed('unexpected', 'This question cannot be asked again.');
  const { kind, sessionId, sliceIds, at } = before;
  const turn: Turn = {
    ...before,
    ...newTurn(desk, { kind, sessionId, sliceIds, at }),
    askedAt: Date.now(),
    failure: undefined,
    cut: undefined,
  };
  const retried: Turn = { ...before, retried: true };
  await write({ turns: [retried, turn], moveSlices: { ids: sliceIds, state: 'sent' } });
  publishTurn(retried);
  return turn;
}

/** The question of a turn that can be asked again. */
export async function failedQuestion(turnId: string): Promise<string | undefined> {
  const turn = await readTurn(turnId);
  return turn && mayRetry(turn) ? turn.question : undefined;
}

const mayRetry = ({ kind, state, retried }: Turn) => kind === 'question' && state === 'failed' && !retried;
