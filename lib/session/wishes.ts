/** What the user wants: kept until it can be done, and done. */
import { closeOffscreen } from '../browser/offscreen';
import { activeTab } from '../browser/tabs';
import { Failed, failureOf } from '../failure';
import { write } from '../history/write';
import type { ToWorker } from '../messages';
import { apiHost, writeSettings } from '../settings';
import { answer, failedQuestion } from './answer';
import { isSpent } from './books';
import { readConfiguration } from './configuration';
import { type Desk, missing, runningSession } from './desk';
import { askLive, isForLive } from './live/ask';
import { engineOf } from './live/engine';
import { followEngine } from './live/switch';
import type { Office } from './office';
import { publish, publishSession } from './publish';
import { prunedAt } from './replay';
import { send } from './sending';
import { type Want, writeWant } from './want';
import { configure, endSession, setPaused, startWatching } from './watching';

type Command<T extends ToWorker['type']> = Extract<ToWorker, { type: T }>;

export const choices = ({ settings }: Desk) => ({ source: settings.source, sending: settings.sending });

/** Does what the user wants, or keeps it until the consent and the key are there. */
export async function fulfil(office: Office, want: Want): Promise<void> {
  const { desk, turns } = office;
  const waited = desk.want === want;
  Object.assign(desk, { notice: undefined, unasked: undefined });
  await keepWant(office, missing(desk) ? want : undefined);
  if (desk.want) return publish(desk);
  if (want.send) return send(office);
  desk.starting = want.question === undefined;
  office.calledOff = false;
  publish(desk);
  try {
    afford(office, want);
    if (want.question === undefined) await startWatching(desk, want);
    else if (isForLive(office, want)) await askLive(office, want, want.question);
    else await answer(desk, want, want.question);
    if (want.microphone) await office.live.microphone(true);
  } catch (error) {
    if (office.calledOff) return;
    desk.notice = failureOf(error);
    if (waited) desk.unasked = want.question;
    throw error;
  } finally {
    desk.starting = false;
    publish(desk);
    turns.pump();
  }
}

/** What costs is not begun where the budget is used up. @throws Failed */
function afford({ desk }: Office, { question, sending, overBudget }: Want): void {
  if (question === undefined && sending === 'save') return;
  if (!overBudget && isSpent(desk, Date.now())) throw new Failed('budget');
}

export async function wantOf(office: Office, command: Command<'worker/start' | 'worker/ask'>): Promise<Want> {
  const { desk } = office;
  const { source } = command;
  const sending = command.type === 'worker/start' ? command.sending : desk.settings.sending;
  const tabId =
    source === 'tab' && !asksKnown(office, command) ? (await activeTab(command.windowId)).id : undefined;
  const want: Want = { source, sending, tabId };
  if (command.type === 'worker/start') return want;
  const { question, about, replay, overBudget } = command;
  return {
    ...want,
    question,
    ...(about && { about }),
    ...(replay && { replay }),
    ...(overBudget && { overBudget }),
  };
}

async function keepWant({ desk }: Office, want: Want | undefined): Promise<void> {
  const kept = desk.want !== undefined;
  desk.want = want;
  if (want || kept) await writeWant(want);
}

export async function retry(office: Office, { turnId, overBudget }: Command<'worker/retry'>): Promise<void> {
  const question = await failedQuestion(turnId);
  if (question !== undefined)
    await fulfil(office, { ...choices(office.desk), question, again: turnId, overBudget });
}

export async function unask(
  { desk, turns, live }: Office,
  { turnId }: Command<'worker/unask'>,
): Promise<void> {
  const turn = desk.open.get(turnId);
  if (turn?.kind !== 'question') return;
  if (turn.live) return live.unask(turn);
  const isSent = turn.attempts > 0 || desk.running.has(turnId);
  await (isSent ? turns.cancel(turn, 'stopped') : turns.remove(turn));
  turns.pump();
}

export async function agree(office: Office): Promise<void> {
  const { desk, turns } = office;
  await writeSettings({ consentedAt: Date.now(), consentedHost: apiHost(desk.settings) });
  await readConfiguration(desk);
  if (desk.want) return fulfil(office, desk.want);
  publish(desk);
  turns.pump();
}

/** Ends what runs, and forgets what was only wanted ("Not now") or waits for the user to pick something. */
export async function stop(office: Office): Promise<void> {
  const { desk, turns, inTurn } = office;
  office.calledOff = desk.starting;
  // Whoever is at it in turn waits for the browser's picker, which goes with its document.
  if (office.calledOff) await closeOffscreen();
  await inTurn(async () => {
    desk.unasked = desk.want?.question;
    await keepWant(office, undefined);
    desk.notice = undefined;
    await endSession(desk, 'stopped');
    publish(desk);
  });
  turns.pump();
}

export async function setSending(
  { desk, turns }: Office,
  { sending }: Command<'worker/sending'>,
): Promise<void> {
  const session = runningSession(desk);
  if (!session || session.sending === sending) return;
  session.sending = sending;
  // Saved, everything that goes by can be sent.
  await write({
    sessions: [session],
    ...(sending === 'save' && { pruneRecent: prunedAt(desk, Date.now(), true) }),
  });
  const before = engineOf(session);
  await followEngine(desk);
  if (engineOf(session) !== before) await configure(desk, true);
  publishSession(session);
  publish(desk);
  // What is sent from now on may be more than the budget allows.
  turns.pump();
}

export async function resume(office: Office): Promise<void> {
  const { desk } = office;
  const session = runningSession(desk);
  if (session?.paused) afford(office, { source: session.source.kind, sending: session.sending });
  await setPaused(desk, false);
}

/** A question about what is being watched, or was, needs no tab of its own. */
function asksKnown({ desk }: Office, command: Command<'worker/start' | 'worker/ask'>): boolean {
  return command.type === 'worker/ask' && (command.about !== undefined || runningSession(desk) !== undefined);
}
