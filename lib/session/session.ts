/**
 * The worker's table of contents: what each command, slice and event leads to.
 * Everything here waits until the desk has been read back from disk.
 */

import { onCapture } from '../browser/captures';
import { clearNotifications, clickedPlace } from '../browser/notifications';
import { closeOffscreen, tellOffscreen } from '../browser/offscreen';
import { callPanels, onPanel, openPanel, tellPanels } from '../browser/panels';
import { activeTab, isMuted, lastWindow, showWindow, sourceOf, type Tab } from '../browser/tabs';
import { Failed, failureOf } from '../failure';
import { createGemini } from '../gemini/gemini';
import { suggestModel } from '../gemini/suggest';
import { forgetHistory } from '../history/forget';
import { write } from '../history/write';
import type { CaptureToWorker, ModelList, ShownHit, ToWorker } from '../messages';
import type { Failure, GateTally, RequestLimit, Slice, Turn } from '../model';
import { learn } from '../pace';
import { apiHost, forgetSettings, onSettingsChange, readKey, readSettings, writeSettings } from '../settings';
import { answer, failedQuestion } from './answer';
import { isSpent, maySend } from './books';
import { captureSettings } from './capture-settings';
import { emptyDesk, missing, runningSession } from './desk';
import { beginSending, endSending, goOnSending, holdSending, isSending, openPart } from './dispatch';
import { isKnown, missOut, takeIn } from './intake';
import { addText, tryText } from './page-text';
import { countPile, discardPile, isDue, isFull, makeRoom, removeSaved } from './pile';
import { historyPage, publish, publishSession, snapshot } from './publish';
import { recover } from './recover';
import { prunedAt } from './replay';
import { requestFor } from './request';
import { serial } from './serial';
import { Turns } from './turns';
import { type Want, writeWant } from './want';
import { forgetWatches } from './watch-store';
import { addWatch, pauseWatch, recallWatches, removeWatch, ring, seen, tellOf } from './watches';
import { configure, endFromSource, endSession, setPaused, startWatching, withoutClips } from './watching';

type Command<T extends ToWorker['type']> = Extract<ToWorker, { type: T }>;

export function createSession() {
  const desk = emptyDesk();
  /** Starts, stops and switches run one at a time. So do slices, on a line of their own: a picker may be open. */
  const inTurn = serial();
  const inOrder = serial();
  const turns = new Turns(desk, {
    analyzer: () => createGemini({ key: desk.key, address: desk.settings.apiAddress }),
    request: (turn) => requestFor(desk, turn),
    fatal,
    met: (turn) => void met(turn).catch(() => {}),
    partEnded: () => sendNext(() => countPile(desk).then(() => goOnSending(desk))),
    spent: () => void inTurn(() => setPaused(desk, true)).catch(fatalOf),
    learned: (model, limit) => void learned(model, limit),
  });
  /** A start that the user stopped while it was under way. */
  let calledOff = false;
  const ready = wake();

  async function wake(): Promise<void> {
    const [lost] = await Promise.all([recover(desk), readConfiguration(), recallWatches(desk)]);
    for (const turn of lost) turns.giveUp(turn);
    publish(desk);
    turns.pump();
    sendNext(() => goOnSending(desk));
  }

  async function readConfiguration(): Promise<void> {
    [desk.settings, desk.key] = await Promise.all([readSettings(), readKey()]);
  }

  async function fatal(failure: Failure): Promise<void> {
    if (runningSession(desk)) await endSession(desk, 'failed', failure);
    else desk.notice = failure;
    publish(desk);
  }

  const fatalOf = (error: unknown) => fatal(failureOf(error));

  /** Kept among the settings, whose change slows the pictures down. */
  async function learned(model: string, limit: RequestLimit): Promise<void> {
    const { learnedLimits } = await readSettings();
    await writeSettings({ learnedLimits: learn(learnedLimits, model, limit, Date.now()) });
  }

  /** What costs is not begun where the budget is used up. @throws Failed */
  function afford({ question, sending, overBudget }: Want): void {
    if (question === undefined && sending === 'save') return;
    if (!overBudget && isSpent(desk, Date.now())) throw new Failed('budget');
  }

  /** Does what the user wants, or keeps it until the consent and the key are there. */
  async function fulfil(want: Want): Promise<void> {
    const waited = desk.want === want;
    Object.assign(desk, { notice: undefined, unasked: undefined });
    await keepWant(missing(desk) ? want : undefined);
    if (desk.want) return publish(desk);
    if (want.send) return send();
    desk.starting = want.question === undefined;
    calledOff = false;
    publish(desk);
    try {
      afford(want);
      if (want.question === undefined) await startWatching(desk, want);
      else await answer(desk, want, want.question);
    } catch (error) {
      if (calledOff) return;
      desk.notice = failureOf(error);
      if (waited) desk.unasked = want.question;
      throw error;
    } finally {
      desk.starting = false;
      publish(desk);
      turns.pump();
    }
  }

  async function keepWant(want: Want | undefined): Promise<void> {
    const kept = desk.want !== undefined;
    desk.want = want;
    if (want || kept) await writeWant(want);
  }

  async function wantOf(command: Command<'worker/start' | 'worker/ask'>): Promise<Want> {
    const { source } = command;
    const sending = command.type === 'worker/start' ? command.sending : desk.settings.sending;
    const tabId =
      source === 'tab' && !asksKnown(command) ? (await activeTab(command.windowId)).id : undefined;
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

  /** A question about what is being watched, or was, needs no tab of its own. */
  const asksKnown = (command: Command<'worker/start' | 'worker/ask'>) =>
    command.type === 'worker/ask' && (command.about !== undefined || runningSession(desk) !== undefined);

  async function retry({ turnId, overBudget }: Command<'worker/retry'>): Promise<void> {
    const question = await failedQuestion(turnId);
    if (question !== undefined) await fulfil({ ...choices(), question, again: turnId, overBudget });
  }

  async function unask({ turnId }: Command<'worker/unask'>): Promise<void> {
    const turn = desk.open.get(turnId);
    if (turn?.kind !== 'question') return;
    const isSent = turn.attempts > 0 || desk.running.has(turnId);
    await (isSent ? turns.cancel(turn, 'stopped') : turns.remove(turn));
    turns.pump();
  }

  async function agree(): Promise<void> {
    await writeSettings({ consentedAt: Date.now(), consentedHost: apiHost(desk.settings) });
    await readConfiguration();
    if (desk.want) return fulfil(desk.want);
    publish(desk);
    turns.pump();
  }

  /** Ends what runs, and forgets what was only wanted ("Not now") or waits for the user to pick something. */
  async function stop(): Promise<void> {
    calledOff = desk.starting;
    // Whoever is at it in turn waits for the browser's picker, which goes with its document.
    if (calledOff) await closeOffscreen();
    await inTurn(async () => {
      desk.unasked = desk.want?.question;
      await keepWant(undefined);
      desk.notice = undefined;
      await endSession(desk, 'stopped');
      publish(desk);
    });
    turns.pump();
  }

  async function setSending({ sending }: Command<'worker/sending'>): Promise<void> {
    const session = runningSession(desk);
    if (!session || session.sending === sending) return;
    session.sending = sending;
    // Saved, everything that goes by can be sent.
    await write({
      sessions: [session],
      ...(sending === 'save' && { pruneRecent: prunedAt(desk, Date.now(), true) }),
    });
    publishSession(session);
    publish(desk);
    // What is sent from now on may be more than the budget allows.
    turns.pump();
  }

  async function resume(): Promise<void> {
    const session = runningSession(desk);
    if (session?.paused) afford({ source: session.source.kind, sending: session.sending });
    await setPaused(desk, false);
  }

  const choices = () => ({ source: desk.settings.source, sending: desk.settings.sending });

  const send = () => sendNext(() => beginSending(desk));

  /** Not waited for in turn: a slice that is being taken in may wait for its turn. */
  function sendNext(task: () => Promise<void>): void {
    inOrder(task)
      .catch((error) => {
        desk.notice = failureOf(error);
        holdSending(desk, desk.notice);
      })
      .finally(() => {
        publish(desk);
        turns.pump();
      });
  }

  async function look(): Promise<void> {
    if (runningSession(desk)) await tellOffscreen({ type: 'offscreen/look-now' });
  }

  async function remove(task: () => Promise<void>): Promise<void> {
    await task();
    // Nothing is left to go on with.
    if (desk.saved.count === 0 && !isSending(desk)) await endSending(desk);
    publish(desk);
  }

  async function cancelSending(): Promise<void> {
    const part = openPart(desk);
    if (part) await turns.cancel(part, 'cancelled');
    else await endSending(desk);
    publish(desk);
  }

  async function listModels({ key, address }: Command<'worker/models'>): Promise<ModelList> {
    const models = await createGemini({ key, address }).list(new AbortController().signal);
    return { models, suggested: suggestModel(models, Date.now()) ?? '' };
  }

  async function deleteEverything(): Promise<void> {
    await endSession(desk, 'stopped');
    desk.dispatch = undefined;
    await turns.forget();
    await Promise.all([
      forgetHistory(),
      forgetSettings(),
      forgetWatches(),
      clearNotifications(),
      writeWant(undefined),
    ]);
    Object.assign(desk, emptyDesk());
    tellPanels({ type: 'panel/cleared' });
    publish(desk);
  }

  async function command(message: ToWorker): Promise<unknown> {
    await ready;
    switch (message.type) {
      case 'worker/start':
      case 'worker/ask':
        return inTurn(async () => fulfil(await wantOf(message)));
      case 'worker/retry':
        return inTurn(() => retry(message));
      case 'worker/unask':
        return unask(message);
      case 'worker/agree':
        return inTurn(agree);
      case 'worker/pause':
        return inTurn(() => setPaused(desk, true)).finally(() => turns.pump());
      case 'worker/resume':
        return inTurn(resume);
      case 'worker/stop':
        return stop();
      case 'worker/sending':
        return inTurn(() => setSending(message));
      case 'worker/look':
        return inTurn(look);
      case 'worker/send':
        return missing(desk) ? inTurn(() => fulfil({ ...choices(), send: true })) : send();
      case 'worker/cancel':
        return inOrder(cancelSending);
      case 'worker/discard':
        return inOrder(() => remove(() => discardPile(desk)));
      case 'worker/remove':
        return inOrder(() => remove(() => removeSaved(desk, message.ids)));
      case 'worker/tell-apart':
        return turns.tellApart(message.turnId);
      case 'worker/earlier':
        return historyPage(message.order);
      case 'worker/models':
        return listModels(message);
      case 'worker/add-watch':
        return inTurn(() => addWatch(desk, message.text));
      case 'worker/pause-watch':
        return inTurn(() => pauseWatch(desk, message.id, message.paused));
      case 'worker/remove-watch':
        return inTurn(() => removeWatch(desk, message.id));
      case 'worker/seen':
        return seen(desk);
      case 'worker/arrived':
        return show(undefined);
      case 'worker/delete-everything':
        return inTurn(deleteEverything);
    }
  }

  async function slice(taken: Slice, stored: (id: string) => void): Promise<void> {
    // A slice can be faster than the answer of the start that led to it.
    if (runningSession(desk)?.id !== taken.sessionId) await inTurn(async () => {});
    const own = runningSession(desk);
    if (own?.id === taken.sessionId) await addText(desk, own, taken);
    const session = runningSession(desk);
    if (session?.id !== taken.sessionId || session.paused) {
      await missOut(desk, taken);
      return stored(taken.id);
    }
    if (isKnown(session, taken)) return stored(taken.id);
    try {
      await takeIn(desk, session, taken);
      if (session.sending === 'save') await makeRoom(desk, session);
      const due = isDue(desk, taken.at) && !isSending(desk) && !missing(desk);
      if (due && maySend(desk, Date.now())) await beginSending(desk);
    } catch (error) {
      await endSession(desk, 'failed', failureOf(error));
    }
    stored(taken.id);
    if (session.sending === 'save' && isFull(desk)) await endSession(desk, 'save-limit');
    publish(desk);
    turns.pump();
    // A source that is just ending takes no other interval, and needs none.
    void inTurn(() => configure(desk)).catch(() => {});
  }

  /** Written with the next slice: it is only what the footer shows. */
  function counted(sessionId: string, tally: GateTally): void {
    const session = runningSession(desk);
    if (session?.id !== sessionId) return;
    session.gate = tally;
    publish(desk);
  }

  async function heard(message: CaptureToWorker, stored: (id: string) => void): Promise<void> {
    await ready;
    if (message.type === 'worker/slice') return inOrder(() => slice(message.slice, stored));
    if (message.type === 'worker/gate') return counted(message.sessionId, message.tally);
    if (message.type === 'worker/no-clips') return inTurn(() => withoutClips(desk, message));
    await inTurn(() => endFromSource(desk, message));
    turns.pump();
  }

  /** The toolbar click, which also grants the tab. The panel must open in this very turn. */
  async function clicked(tab: Tab): Promise<void> {
    openPanel(tab.windowId);
    await ready;
    await inTurn(async () => {
      const session = runningSession(desk);
      if (session && session.source.tabId === tab.id) return tryText(desk, session).then(() => renamed(tab));
      await fulfil({ source: 'tab', sending: desk.settings.sending, tabId: tab.id });
    }).catch(() => {
      // Already on the screen as the desk's notice.
    });
  }

  async function met(turn: Turn): Promise<void> {
    await tellOf(desk, turn);
    if (!desk.settings.hitSound) return;
    await (runningSession(desk) ? ring(desk) : inTurn(() => ring(desk)));
  }

  /** A click on a notification: as with the icon, the panel must open in this very turn. */
  async function notified(id: string): Promise<void> {
    const place = clickedPlace(id);
    const opening = openPanel(place.windowId);
    showWindow(place.windowId);
    await ready;
    // Where that window is gone, a panel beside the last one shows it, now or when it is opened.
    const isOpen = await opening.then(
      () => true,
      () => false,
    );
    show(isOpen ? place : { ...place, windowId: await lastWindow() });
  }

  function show(place: ShownHit | undefined): void {
    desk.shown = place;
    publish(desk);
  }

  async function renamed(tab: Tab): Promise<void> {
    await ready;
    const session = runningSession(desk);
    if (!session || session.source.tabId !== tab.id) return;
    session.source = sourceOf(tab);
    session.name = session.source.title || session.name;
    await write({ sessions: [session] });
    publishSession(session);
    publish(desk);
  }

  async function pruneReplay(): Promise<void> {
    const isOver = runningSession(desk) === undefined;
    const pruneRecent = prunedAt(desk, isOver ? 0 : Date.now(), isOver);
    await write({ pruneRecent });
    desk.hasRecent &&= Number.isFinite(pruneRecent);
  }

  /** Its sound is played from the offscreen document while it is captured, muted or not. */
  async function muted(tab: Tab): Promise<void> {
    await ready;
    if (runningSession(desk)?.source.tabId !== tab.id) return;
    // One that is just being closed plays nothing any more.
    await tellOffscreen({ type: 'offscreen/mute', muted: isMuted(tab) }).catch(() => {});
  }

  async function reconfigured(): Promise<void> {
    await ready;
    const { settings } = desk;
    const before = captureSettings(settings);
    await readConfiguration();
    const now = captureSettings(desk.settings);
    const { replaySeconds, keepReplay } = desk.settings;
    if (replaySeconds !== settings.replaySeconds || keepReplay !== settings.keepReplay) await pruneReplay();
    await configure(desk, JSON.stringify(now) !== JSON.stringify(before));
    // Asked when it is its turn: an agreement changes a setting and fulfils the want itself.
    await inTurn(async () => desk.want && !missing(desk) && fulfil(desk.want)).catch(() => {});
    publish(desk);
    turns.pump();
  }

  onCapture(heard);
  onPanel(async () => {
    await ready;
    return snapshot(desk);
  });
  onSettingsChange(() => void reconfigured());
  callPanels();
  return { command, clicked, notified, renamed, muted };
}
