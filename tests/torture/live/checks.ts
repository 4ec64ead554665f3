/** Whether a conversation was whole, over all its sockets. */
import { CHUNK_MS } from '../../../lib/voice/rates';
import type { Check } from '../checks';
import { equal, none, sum } from './count';
import type { Break, Evidence } from './evidence';
import { handovers } from './handover';
import { type Fault, heardIn } from './heard';
import { lostBefore } from './lost-before';
import { meters } from './meter';
import { SENTENCES } from './model';
import { closePictures, seenIn, shortestMs } from './seen';
import { fateOf, spokenIn } from './spoken';
import type { Recording } from './talk';
import { writtenIn } from './written';

/**
 * What is on the way when a socket is cut without a word is gone: whatever was handed to it until the browser knows.
 * Five chunks, ms; up to two were seen.
 */
const LOST_AT_A_CUT_MS = 200;

/** A machine that is far too busy loses some of what is said before the product has it; a deaf worklet all. */
const BROWSER_LOSES = 0.25;

export interface Result {
  checks: Check[];
  figures: Record<string, string | number>;
  /** What is wrong, in detail. */
  details: string[];
}

export function resultOf(evidence: Evidence, recording: Recording): Result {
  const { live } = evidence;
  const { session } = live;
  const faults = heardIn(session, evidence.handed);
  const before = lostBefore(evidence.handed, recording.tones);
  const seen = seenIn(session, evidence.shown);
  const spoken = spokenIn(session, evidence.played, evidence.playedUntil);
  const written = writtenIn(session, evidence.books.turns, SENTENCES);
  const cuts = evidence.breaks.filter(({ what }) => what === 'cut');
  const kills = evidence.breaks.filter(({ what }) => what === 'kill');
  // A break is no excuse for another sound.
  const others = faults.filter((fault) => fault.shiftMs === 0 || !isAt(fault, [...cuts, ...kills]));
  const lostAt = (breaks: readonly Break[]) =>
    sum(
      faults.filter((fault) => isAt(fault, breaks)),
      ({ shiftMs }) => Math.max(0, -shiftMs),
    );
  const replaced = seen.missing.filter((step) => isNear(evidence.shown[step] ?? 0, kills, session));
  const handed = handovers(session);
  const kinds = Object.fromEntries(evidence.breaks.map(({ what, connection }) => [connection, what]));
  const turned = handed.filter(({ from }) => !kinds[from] || kinds[from] === 'away');
  return {
    checks: [
      none('places where the sound is wrong, and nothing broke', others.length),
      none(
        'ms of sound that are there twice',
        sum(faults, ({ shiftMs }) => Math.max(0, shiftMs)),
      ),
      within('ms of sound that the audio thread kept', Math.abs(evidence.missingMs), CHUNK_MS / 2),
      within('tones that the browser lost', before.said - before.handed, before.said * BROWSER_LOSES),
      within('ms of sound lost at cuts', lostAt(cuts), cuts.length * LOST_AT_A_CUT_MS),
      none('ms of sound lost at deaths of the worker', lostAt(kills)),
      none('steps of the page that are missing', seen.missing.length - replaced.length),
      within('steps that another took the place of at a death of the worker', replaced.length, kills.length),
      none('steps that came twice', seen.doubled.length),
      none('pictures less than a second apart', session.frames.tooFast),
      equal('one session of the API', live.sessions.length, 1),
      none('setups that were refused', live.connections.filter(isRefused).length),
      none('answers that were not heard whole', spoken.incomplete.length),
      none('tones heard out of their place', spoken.odd),
      none('words not in the history, whole, in order and once', written.missing.length),
      none('other words in the history', written.odd.length),
      none('answers under another question', written.misplaced.length),
      ...meters(evidence),
      none(
        'turns left open',
        evidence.books.turns.filter(({ state }) => state === 'waiting' || state === 'streaming').length,
      ),
      ...Object.entries(evidence.left).map(([what, count]) => none(`after Stop: ${what}`, count)),
    ],
    figures: {
      'minutes of sound': (session.audio.durationMs / 60_000).toFixed(1),
      connections: live.connections.length,
      rotations: turned.length,
      'rotations in the middle of a sentence': turned.filter(({ spoken: isSpoken }) => isSpoken).length,
      kills: kills.length,
      cuts: cuts.length,
      'tones said': before.said,
      'tones arrived': session.audio.markers.length,
      'ms the browser left out by itself': before.leftOutMs,
      'ms of silence it put in': before.putInMs,
      'ms lost at cuts': lostAt(cuts),
      'ms lost at kills': lostAt(kills),
      'steps shown': seen.shown,
      pictures: session.frames.all.length,
      'shortest time from one to the next, ms': shortestMs(session),
      turns: session.turns.length,
      'answers that were interrupted': session.turns.filter((turn) => fateOf(turn) === 'interrupted').length,
      'answers that ended with their socket': session.turns.filter((turn) => fateOf(turn) === 'lost').length,
      'answers heard whole': spoken.whole - spoken.incomplete.length,
      'places in answers that are not in time': spoken.gaps,
      'the worst of them, ms': Math.round(spoken.worstMs),
      'utterances written': written.heard,
      'answers written': written.said,
      'beginnings of what was cut off': written.rests,
      'questions typed': evidence.questions,
      'of them without an answer': evidence.books.turns.filter(isUnanswered).length,
      'longest silence at a rotation, ms': Math.max(0, ...turned.map(({ soundMs }) => soundMs)),
      'longest time without a socket at one, ms': Math.max(0, ...turned.map(({ socketMs }) => socketMs)),
    },
    details: [
      ...faults.map((fault) => `sound: ${JSON.stringify(fault)} ${kinds[fault.from] ?? ''}`),
      ...handed.map((one) => `handover: ${JSON.stringify(one)} ${kinds[one.from] ?? ''}`),
      ...live.connections
        .filter(isRefused)
        .map(({ id, ending }) => `refused: ${id} ${JSON.stringify(ending)}`),
      ...closePictures(session).map((one) => `pictures: ${one}`),
      ...seen.missing.map((step) => `missing: step ${step}`),
      ...seen.doubled.map((step) => `twice: step ${step}`),
      ...spoken.incomplete.map((one) => `not heard: ${one}`),
      ...written.missing.map((one) => `not written: ${one}`),
      ...written.odd.map((one) => `odd: ${one}`),
      ...written.misplaced.map((one) => `misplaced: ${one}`),
    ],
  };
}

const isAt = ({ from, to }: Fault, breaks: readonly Break[]) =>
  breaks.some(({ connection }) => from <= connection && connection < to);

/** Its setup came to nothing, or it was closed for what was sent. */
const isRefused = ({ setupAt, ending }: Evidence['live']['connections'][number]) =>
  setupAt === 0 || (ending?.by === 'server' && ending.code !== 1006);

/** A new worker waits a second before it sends a picture: it does not know when the last one went out. */
const AROUND_A_DEATH_MS = 2_500;

function isNear(at: number, breaks: readonly Break[], { connections }: Evidence['live']['session']): boolean {
  const ends = connections.filter(({ id }) => breaks.some(({ connection }) => connection === id));
  return ends.some(({ closedAt }) => Math.abs(closedAt - at) < AROUND_A_DEATH_MS);
}

const isUnanswered = ({ live, heard, question, text }: Evidence['books']['turns'][number]) =>
  live && !heard && question && text === '';

const within = (what: string, left: number, right: number): Check => ({
  what,
  left,
  right,
  holds: left <= right,
});
