import type { AnalysisRequest, Exchange } from '../analyzer';
import { uiLanguage } from '../browser/language';
import { CONTEXT_TURNS, contextOf, exchangeOf } from '../context';
import { turn as readTurn, turnsBefore } from '../history/read';
import { instructionText } from '../instruction';
import type { Turn } from '../model';
import type { Desk } from './desk';
import { activeWatches } from './watches';

/** Everything of a request but its pictures and question. */
export async function requestFor(
  desk: Desk,
  turn: Turn,
): Promise<Omit<AnalysisRequest, 'pictures' | 'question'>> {
  const { model, thinkingLevel, detail } = desk.settings;
  return {
    earlier: turn.kind === 'question' ? await exchangesBefore(desk, turn) : [],
    about: await exchangeAbout(turn),
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
