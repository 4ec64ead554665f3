/** What of the conversation was written down. */
import type { Turn } from '../../../lib/model';
import type { LiveSession } from '../../gemini-server/live/session';
import { fateOf } from './spoken';

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
  { turns }: LiveSession,
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
    turns.flatMap(({ cause, texts }) => (cause === 'text' ? texts.slice(-1) : [])),
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
