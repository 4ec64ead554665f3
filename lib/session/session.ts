/**
 * The worker's table of contents: what each command, slice and event leads to.
 * Everything here waits until the desk has been read back from disk.
 */
import { onCapture } from '../browser/captures';
import { clearNotifications } from '../browser/notifications';
import { tellOffscreen } from '../browser/offscreen';
import { callPanels, onPanel, tellPanels } from '../browser/panels';
import type { Tab } from '../browser/tabs';
import { onVoice } from '../browser/voice-port';
import { failureOf } from '../failure';
import { createGemini } from '../gemini/gemini';
import { suggestLiveModel, suggestModel } from '../gemini/suggest';
import { forgetHistory } from '../history/forget';
import type { ModelList, ToWorker } from '../messages';
import type { Failure } from '../model';
import { forgetSettings, onSettingsChange } from '../settings';
import { heard } from './arrivals';
import { clicked, met, muted, notified, renamed, show } from './clicks';
import { followConfiguration, learned, readConfiguration } from './configuration';
import { emptyDesk, missing, runningSession } from './desk';
import { goOnSending } from './dispatch';
import { conclude } from './live/dialogue/conclude';
import { Live } from './live/live';
import { openTalkFor } from './live/wire/open';
import type { Office } from './office';
import { countPile, discardPile, removeSaved } from './pile';
import { historyPage, publish, snapshot } from './publish';
import { recover } from './recover';
import { requestFor } from './request';
import { cancelSending, remove, send, sendNext } from './sending';
import { serial } from './serial';
import type { TurnsHost } from './turns/host';
import { Turns } from './turns/turns';
import { writeWant } from './want';
import { forgetWatches } from './watch-store';
import { addWatch, pauseWatch, recallWatches, removeWatch, seen } from './watches';
import { endSession, setPaused } from './watching';
import { agree, choices, fulfil, resume, retry, setSending, stop, unask, wantOf } from './wishes';

type Command<T extends ToWorker['type']> = Extract<ToWorker, { type: T }>;

/** Wakes up, and answers what the worker's events lead to. */
export function createSession() {
  const office = openOffice();
  const { desk, ready } = office;
  onCapture((message, stored) => heard(office, message, stored).finally(() => office.live.follow()));
  onVoice((message) => void office.live.hearVoice(message));
  const greet = async () => {
    await ready;
    return snapshot(desk);
  };
  onPanel(greet, () => void office.live.letGo().catch(() => {}));
  onSettingsChange(() => void reconfigured(office));
  callPanels();
  return {
    command: (message: ToWorker) => command(office, message).finally(() => office.live.follow()),
    clicked: (tab: Tab) => clicked(office, tab).finally(() => office.live.follow()),
    notified: (id: string) => notified(office, id),
    renamed: (tab: Tab) => renamed(office, tab),
    muted: (tab: Tab) => muted(office, tab),
  };
}

function openOffice(): Office {
  const desk = emptyDesk();
  const office = { desk, inTurn: serial(), inOrder: serial(), calledOff: false } as Office;
  Object.assign(office, {
    turns: new Turns(desk, hostOf(office)),
    live: new Live(office, openTalkFor(desk)),
  });
  return Object.assign(office, { ready: wake(office) });
}

async function wake(office: Office): Promise<void> {
  const { desk, turns, live } = office;
  const [lost] = await Promise.all([recover(desk), readConfiguration(desk), recallWatches(desk)]);
  for (const turn of lost)
    turn.live ? conclude(turns, turn, { reason: 'interrupted', detail: '' }) : turns.giveUp(turn);
  publish(desk);
  turns.pump();
  // Not waited for: it waits until all of this is done.
  void live.follow();
  sendNext(office, () => goOnSending(desk));
}

function hostOf(office: Office): TurnsHost {
  const { desk } = office;
  return {
    analyzer: () => createGemini({ key: desk.key, address: desk.settings.apiAddress }),
    request: (turn) => requestFor(desk, turn),
    fatal: (failure) => fatal(office, failure),
    met: (turn) => void met(office, turn).catch(() => {}),
    partEnded: () => sendNext(office, () => countPile(desk).then(() => goOnSending(desk))),
    spent: () => void spent(office).catch((error) => fatal(office, failureOf(error))),
    learned: (model, limit) => void learned(model, limit),
  };
}

async function fatal({ desk, live }: Office, failure: Failure): Promise<void> {
  if (runningSession(desk)) await endSession(desk, 'failed', failure);
  else desk.notice = failure;
  publish(desk);
  await live.follow();
}

async function spent({ desk, inTurn, live }: Office): Promise<void> {
  await inTurn(() => setPaused(desk, true));
  await live.follow();
}

async function command(office: Office, message: ToWorker): Promise<unknown> {
  const { desk, turns, live, inTurn, inOrder, ready } = office;
  await ready;
  switch (message.type) {
    case 'worker/start':
    case 'worker/ask':
      return inTurn(async () => fulfil(office, await wantOf(office, message)));
    case 'worker/retry':
      return inTurn(() => retry(office, message));
    case 'worker/unask':
      return unask(office, message);
    case 'worker/agree':
      return inTurn(() => agree(office));
    case 'worker/pause':
      return inTurn(() => setPaused(desk, true)).finally(() => turns.pump());
    case 'worker/resume':
      return inTurn(() => resume(office));
    case 'worker/stop':
      return stop(office);
    case 'worker/sending':
      return inTurn(() => setSending(office, message));
    case 'worker/look':
      return inTurn(() => look(office));
    case 'worker/send':
      return missing(desk) ? inTurn(() => fulfil(office, { ...choices(desk), send: true })) : send(office);
    case 'worker/cancel':
      return inOrder(() => cancelSending(office));
    case 'worker/discard':
      return inOrder(() => remove(office, () => discardPile(desk)));
    case 'worker/remove':
      return inOrder(() => remove(office, () => removeSaved(desk, message.ids)));
    case 'worker/tell-apart':
      return turns.tellApart(message.turnId);
    case 'worker/earlier':
      return historyPage(message.order);
    case 'worker/models':
      return listModels(message.key, message.address);
    case 'worker/add-watch':
      return inTurn(() => addWatch(desk, message.text));
    case 'worker/pause-watch':
      return inTurn(() => pauseWatch(desk, message.id, message.paused));
    case 'worker/remove-watch':
      return inTurn(() => removeWatch(desk, message.id));
    case 'worker/microphone':
      return microphone(office, message);
    case 'worker/microphone-asked':
      return live.microphoneAsked(message.granted);
    case 'worker/talk':
      return live.talk(message.talking);
    case 'worker/reconnect':
      return live.reconnect();
    case 'worker/go-on':
      return live.goOn();
    case 'worker/decide-watch':
      return live.decide(message.id, message.agreed);
    case 'worker/seen':
      return seen(desk);
    case 'worker/arrived':
      return show(office, undefined);
    case 'worker/delete-everything':
      return inTurn(() => deleteEverything(office));
  }
}

async function look({ desk }: Office): Promise<void> {
  if (runningSession(desk)) await tellOffscreen({ type: 'offscreen/look-now' });
}

/** With nothing running the user wants to watch and talk. */
async function microphone(office: Office, { on, windowId }: Command<'worker/microphone'>): Promise<void> {
  const { desk, inTurn, live } = office;
  if (on && !runningSession(desk)) {
    const { source } = desk.settings;
    const start = { type: 'worker/start', source, sending: 'live', windowId } as const;
    return inTurn(async () => fulfil(office, { ...(await wantOf(office, start)), microphone: true }));
  }
  await live.microphone(on);
}

async function listModels(key: string, address: string): Promise<ModelList> {
  const models = await createGemini({ key, address }).list(new AbortController().signal);
  const now = Date.now();
  return {
    models,
    suggested: suggestModel(models, now) ?? '',
    suggestedLive: suggestLiveModel(models, now) ?? '',
  };
}

async function deleteEverything({ desk, turns, live }: Office): Promise<void> {
  await endSession(desk, 'stopped');
  await live.follow();
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

async function reconfigured(office: Office): Promise<void> {
  const { desk, turns, live, inTurn, ready } = office;
  await ready;
  await followConfiguration(desk);
  // Asked when it is its turn: an agreement changes a setting and fulfils the want itself.
  await inTurn(async () => desk.want && !missing(desk) && fulfil(office, desk.want)).catch(() => {});
  publish(desk);
  turns.pump();
  await live.follow();
}
