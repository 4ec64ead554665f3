import type { AnalysisRequest, Exchange } from '../analyzer';
import { uiLanguage } from '../browser/language';
import { turnsBefore, turnsOf } from '../history/read';
import { instructionText } from '../instruction';
import type { Turn } from '../model';
import type { Desk } from './desk';

/** What the model is told of what it said: so many of its last replies that were shown, and so many letters. */
const RECENT = 60;
const MOST_SAID = 4;
const MOST_LETTERS = 2000;

/** How far back an earlier question is looked for, in turns, and how many go along. */
const LOOK_BACK = 200;
const MOST_EXCHANGES = 6;

/** Everything of a request but its pictures and question. */
export async function requestFor(
  desk: Desk,
  turn: Turn,
): Promise<Omit<AnalysisRequest, 'pictures' | 'question'>> {
  const { model, thinkingLevel, detail, onlyNews } = desk.settings;
  const news = onlyNews && turn.kind === 'slice';
  return {
    earlier: turn.kind === 'question' ? await exchangesBefore(turn) : news ? await saidBefore(turn) : [],
    onlyNews: news,
    instruction: instructionText(desk.settings),
    model,
    thinkingLevel,
    detail,
    language: uiLanguage(),
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

/** What was last said by itself in this session and stands visible, oldest first. */
async function saidBefore({ sessionId, order }: Turn): Promise<Exchange[]> {
  const turns = await turnsOf(sessionId, Math.max(0, order - RECENT), order);
  const shown = turns.filter(
    ({ kind, state, text, duplicate }) => kind === 'slice' && state === 'done' && text.trim() && !duplicate,
  );
  let letters = 0;
  const fitting = shown.slice(-MOST_SAID).reverse();
  return fitting
    .filter(({ text }, index) => {
      letters += text.length;
      return index === 0 || letters <= MOST_LETTERS;
    })
    .reverse()
    .map(({ text }) => ({ question: '', answer: text }));
}
