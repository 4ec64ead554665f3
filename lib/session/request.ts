import type { Exchange } from '../analyzer';
import { uiLanguage } from '../browser/language';
import { CONTEXT_TURNS, contextOf, exchangeOf } from '../context';
import { turn as readTurn, turnsBefore, turnsOf } from '../history/read';
import { instructionText } from '../instruction';
import type { Turn } from '../model';
import type { Desk } from './desk';
import type { Asked } from './turns/host';
import { activeWatches } from './watches';

/** What the model is told of what it said: so many of its last replies that were shown, and so many letters. */
const RECENT = 60;
const MOST_SAID = 4;
const MOST_LETTERS = 2000;

/** Everything of a request but its pictures and question. */
export async function requestFor(desk: Desk, turn: Turn): Promise<Asked> {
  const { model, thinkingLevel, detail, onlyNews } = desk.settings;
  const news = onlyNews && turn.kind === 'slice';
  return {
    earlier:
      turn.kind === 'question' ? await exchangesBefore(desk, turn) : news ? await saidBefore(turn) : [],
    about: await exchangeAbout(turn),
    onlyNews: news,
    instruction: instructionText(desk.settings),
    model,
    thinkingLevel,
    detail,
    language: uiLanguage(),
    watches: turn.kind === 'question' ? [] : activeWatches(desk),
  };
}

/** What the user wants to go along of what was said before. */
async function exchangesBefore(desk: Desk, { order, about }: Turn): Promise<Exchange[]> {
  const turns = await turnsBefore(order, CONTEXT_TURNS);
  const tokens = desk.settings.contextTokens;
  return contextOf(turns, { tokens, now: Date.now(), without: about?.turnId });
}

async function exchangeAbout({ about }: Turn): Promise<Exchange | undefined> {
  const reply = about && (await readTurn(about.turnId));
  return reply && exchangeOf(reply);
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
