/** "Text beside pixels": the text of a watched tab goes along with its pictures. */
import { pageTextIn } from '../browser/page-text';
import type { Session, Slice, TextTrouble } from '../model';
import { type Desk, runningSession } from './desk';

/** Adds the page's text to a slice that has just been taken, and notes on its session why there is none. */
export async function addText(desk: Desk, session: Session, slice: Slice): Promise<void> {
  slice.text = await readText(desk, session);
}

/** Looks whether the page can be read now: the user has clicked the icon on it. */
export async function tryText(desk: Desk, session: Session): Promise<void> {
  await readText(desk, session);
}

async function readText(desk: Desk, session: Session): Promise<Slice['text']> {
  const { kind, tabId } = session.source;
  const isWanted = desk.settings.pageText && kind === 'tab' && tabId !== undefined;
  const read = isWanted ? await pageTextIn(tabId) : undefined;
  session.textTrouble = typeof read === 'string' ? read : undefined;
  return typeof read === 'string' ? undefined : read;
}

/** What the panel says of it: while watching, and after a single look for a question. */
export function textTroubleOf(desk: Desk): TextTrouble | undefined {
  const { session, settings } = desk;
  const isCurrent = runningSession(desk) !== undefined || session?.end === 'asked';
  return settings.pageText && isCurrent ? session?.textTrouble : undefined;
}
