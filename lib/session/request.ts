import type { AnalysisRequest, Exchange } from '../analyzer';
import { uiLanguage } from '../browser/language';
import { turnsBefore } from '../history/read';
import { instructionText } from '../instruction';
import type { Turn } from '../model';
import type { Desk } from './desk';
import { activeWatches } from './watches';

/** How far back an earlier question is looked for, in turns, and how many go along. */
const LOOK_BACK = 200;
const MOST_EXCHANGES = 6;

/** Everything of a request but its pictures and question. */
export async function requestFor(
  desk: Desk,
  turn: Turn,
): Promise<Omit<AnalysisRequest, 'pictures' | 'question'>> {
  const { model, thinkingLevel, detail } = desk.settings;
  return {
    earlier: turn.kind === 'question' ? await exchangesBefore(turn) : [],
    instruction: instructionText(desk.settings),
    model,
    thinkingLevel,
    detail,
    language: uiLanguage(),
    watches: turn.kind === 'question' ? [] : activeWatches(desk),
  };
}

/** The user's last questions and their answers, oldest first. */
async function exchangesBefore(turn: Turn): Promise<Exchange[]> {
  const turns = await turnsBefore(turn.order, LOOK_BACK);
  return turns
    .filter(({ kind, state, text }) => kind === 'question' && state === 'done' && text)
    .slice(-MOST_EXCHANGES)
    .map(({ question = '', text: answer }) => ({ question, answer }));
}
