/** What of the model's answers was heard, and what of the conversation was written down. */
import type { Turn } from '../../../lib/model';
import type { LiveSession, LiveTurn } from '../../gemini-server/live/session';
import type { Marker } from '../../sound/markers';
import { readMarkers } from '../../sound/markers';

/** What became of a turn of the model. `lost`: its connection ended before it did. */
type Fate = 'whole' | 'interrupted' | 'lost';

export const fateOf = ({ interruptedAt, completedAt }: LiveTurn): Fate =>
  interruptedAt > 0 ? 'interrupted' : completedAt > 0 ? 'whole' : 'lost';

export interface Spoken {
  whole: number;
  /** Whole answers of which tones were not heard: which, and how many of how many. */
  incomplete: string[];
  /** Tones that were heard and belong to no answer at that place. */
  odd: number;
  /** Places in answers where the next tone is not at its time, and by how much the worst of them is not, ms. */
  gaps: number;
  worstMs: number;
}

/** From one tone of an answer to the next, as the stand-in speaks; a tone's place is known to within 10 ms. */
const EVERY_MS = 250;
const OFF_MS = 20;

const RATE = 24_000;

/** @param played what the loudspeaker got */
export function spokenIn({ turns }: LiveSession, played: Int16Array): Spoken {
  const heard = readMarkers(played, RATE);
  const spoken: Spoken = { whole: 0, incomplete: [], odd: 0, gaps: 0, worstMs: 0 };
  let at = 0;
  for (const turn of turns) {
    const begins = beginning(heard, at, turn);
    const count = matching(heard, begins, turn.tones);
    if (count > 0) {
      spoken.odd += begins - at;
      at = begins + count;
      noteGaps(spoken, heard.slice(begins, at));
    }
    if (fateOf(turn) !== 'whole' || turn.tones.length === 0) continue;
    spoken.whole += 1;
    if (count < turn.tones.length) spoken.incomplete.push(`${turn.said}: ${count} of ${turn.tones.length}`);
  }
  spoken.odd += heard.length - at;
  return spoken;
}

function noteGaps(spoken: Spoken, tones: readonly Marker[]): void {
  for (const [index, { startMs }] of tones.slice(1).entries()) {
    const off = Math.abs(startMs - (tones[index]?.startMs ?? 0) - EVERY_MS);
    if (off > OFF_MS) spoken.gaps += 1;
    spoken.worstMs = Math.max(spoken.worstMs, off);
  }
}

/** Where its first tones are, near by. */
function beginning(heard: readonly Marker[], from: number, { tones }: LiveTurn): number {
  for (let at = from; at < Math.min(heard.length, from + 3); at += 1) {
    if (heard[at]?.marker === tones[0]) return at;
  }
  return from;
}

function matching(heard: readonly Marker[], from: number, tones: readonly number[]): number {
  const wrong = tones.findIndex((tone, index) => heard[from + index]?.marker !== tone);
  return wrong === -1 ? tones.length : wrong;
}

export interface Written {
  /** Utterances that the server understood to their end, and answers that it gave to their end or to an interruption. */
  heard: number;
  said: number;
  /** Of these, those that are not in the history: whole, in order, once. In words. */
  missing: string[];
  /** What is in the history beside them, and is no beginning of what a socket's end cut off. */
  odd: string[];
  /** Answers that stand under another question. */
  misplaced: string[];
  /** Beginnings of what was cut off. */
  rests: number;
}

type Row = Pick<Turn, 'kind' | 'live' | 'heard' | 'question' | 'text' | 'order'>;

/** @param sentences what the user's words may be understood as, in order */
export function writtenIn(
  { turns, texts }: LiveSession,
  all: readonly Row[],
  sentences: readonly string[],
): Written {
  const rows = all.filter(({ live }) => live).sort((a, b) => a.order - b.order);
  const understood = turns.filter(({ heard }) => heard !== '').map(({ heard }) => heard);
  const told = turns.filter((turn) => fateOf(turn) !== 'lost' && turn.said !== '');
  const lost = turns.filter((turn) => fateOf(turn) === 'lost').map(({ said }) => said);
  const heard = compare(
    understood,
    rows.flatMap(({ heard, question = '' }) => (heard ? [question] : [])),
    sentences.filter((sentence) => !understood.includes(sentence)),
  );
  const typed = compare(
    texts.map(({ text }) => text),
    rows.flatMap(({ kind, heard, question = '' }) => (kind === 'question' && !heard ? [question] : [])),
    [],
  );
  // In any order: what is written in the middle of a sentence is answered before it, and stands after it.
  const said = compare(
    told.map(({ said }) => said).sort(),
    rows.flatMap(({ text }) => (text ? [text] : [])).sort(),
    lost,
  );
  return {
    ...{ heard: understood.length, said: told.length },
    missing: [...heard.missing, ...typed.missing, ...said.missing],
    odd: [...heard.odd, ...typed.odd, ...said.odd],
    rests: heard.rests + said.rests,
    misplaced: told.flatMap((turn) => {
      const row = rows.find(({ text }) => text === turn.said.trim());
      const question = (turn.cause === 'text' ? turn.texts.at(-1) : turn.heard)?.trim() ?? '';
      return !row || row.question?.endsWith(question)
        ? []
        : [`“${turn.said}” to “${question}” under “${row.question}”`];
    }),
  };
}

/**
 * Each of what is expected is in one place, alone, or after another and a space, or after a beginning of `cut`, which a
 * socket's end left there. What else there is must be such a beginning.
 */
function compare(expected: readonly string[], found: readonly string[], cut: readonly string[]) {
  const missing: string[] = [];
  const places = [...found];
  let [at, rests] = [0, 0];
  const isBeginning = (text: string) => cut.some((words) => words.startsWith(text));
  for (const words of expected.map((each) => each.trim())) {
    const place = places.findIndex((each, index) => {
      const before = each.split(words)[0] ?? '';
      return index >= at && each.includes(words) && (before === '' || isBeginning(before));
    });
    const [before = '', after = ''] = places[place]?.split(words) ?? [];
    if (place === -1 || /^[^ ]/.test(after)) missing.push(words);
    if (place === -1) continue;
    if (before !== '') rests += 1;
    at = place;
    places[place] = after.trimStart();
  }
  const others = places.filter((each) => each !== '');
  const odd = others.filter((each) => !isBeginning(each));
  return { missing, odd, rests: rests + others.length - odd.length };
}
