/** How a turn that is spoken stands in the history. */
import type { SpokenTurn } from '../../../live/spoken-turn';
import { wordsOf } from '../../../live/transcript';
import type { Failure, Turn } from '../../../model';

const SILENT: Failure = { reason: 'timeout', detail: '' };
const CUT: Failure = { reason: 'cut', detail: '' };
const GARBLED: Failure = { reason: 'garbled', detail: '' };

/** The model has said something that can be heard or read. */
export const isSaid = ({ model, speechMs, links }: SpokenTurn) =>
  wordsOf(model) !== '' || speechMs > 0 || links.length > 0;

/** Puts on it what was said so far. */
export function writeDown(turn: Turn, { began, user, model, links, speechMs, state }: SpokenTurn): void {
  if (began === 'heard') {
    // What the model seemed to say by itself was an answer.
    if (turn.kind === 'slice') turn.sliceIds = [];
    Object.assign(turn, { kind: 'question', heard: true, question: wordsOf(user) });
  }
  turn.text = model.text.trimStart();
  if (links.length > 0) turn.links = links;
  if (speechMs > 0) turn.spoken = true;
  if (state === 'answering' && turn.text) turn.state = 'streaming';
}

/** Why it ended early, if so. @param garbled something came in it that could not be read */
export function whyEnded({ cut, silent }: SpokenTurn, garbled: boolean): Failure | undefined {
  if (cut) return CUT;
  if (silent) return SILENT;
  return garbled ? GARBLED : undefined;
}
