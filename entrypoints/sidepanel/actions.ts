/** What the panel's buttons do: commands to the worker, and pages to open. */
import { browser } from 'wxt/browser';
import type { Aim, PanelActions } from '../../components/panel/panel-actions';
import { command } from '../../lib/browser/commands';
import { withEarlier } from '../../lib/chat/state';
import { failureOf } from '../../lib/failure';
import { readThumbnail } from '../../lib/history/read';
import { listSaved } from '../../lib/history/saved';
import type { CaptureKind, Sending, SourceKind } from '../../lib/model';
import { downloadSaved } from './download';
import { liveActions } from './live-actions';
import { send, windowId } from './send';
import { chat, choices, choose, refused } from './state';

const AI_STUDIO = 'https://aistudio.google.com/api-keys';

export const panelActions: PanelActions = {
  ...liveActions,
  start,
  pause: () => void send({ type: 'worker/pause' }),
  resume: () => void send({ type: 'worker/resume' }),
  stop: () => void send({ type: 'worker/stop' }),
  send: () => void send({ type: 'worker/send' }),
  cancelSend: () => void send({ type: 'worker/cancel' }),
  discard: () => void send({ type: 'worker/discard' }),
  look: () => void send({ type: 'worker/look' }),
  listSaved,
  readThumbnail,
  removeSaved: (id) => void send({ type: 'worker/remove', ids: [id] }),
  download,
  agree: async () => void send({ type: 'worker/agree', windowId: await windowId }),
  decline: () => void send({ type: 'worker/stop' }),
  ask,
  askAgain: ({ id }, overBudget) =>
    send({ type: 'worker/retry', turnId: id, ...(overBudget && { overBudget }) }),
  unask: ({ id }) => void send({ type: 'worker/unask', turnId: id }),
  copy,
  chooseSource,
  chooseSending,
  chooseCapture,
  usePicker: () => {
    chooseSource('display');
    start();
  },
  earlier,
  addWatch: (text) => send({ type: 'worker/add-watch', text }),
  pauseWatch: (id, paused) => void send({ type: 'worker/pause-watch', id, paused }),
  arrived: () => void send({ type: 'worker/arrived' }),
  removeWatch: (id) => void send({ type: 'worker/remove-watch', id }),
  tellApart: (turnId) => void send({ type: 'worker/tell-apart', turnId }),
  openOptions: () => void browser.runtime.openOptionsPage(),
  openModels: () => open(`${browser.runtime.getURL('/options.html')}#${modelField()}`),
  openKeys: () => open(AI_STUDIO),
};

async function start(): Promise<void> {
  const { source, sending } = choices.value;
  await send({ type: 'worker/start', source, sending, windowId: await windowId });
}

async function ask(question: string, { about, replay, overBudget }: Aim): Promise<boolean> {
  const { source } = choices.value;
  const asked = { type: 'worker/ask', question, source, windowId: await windowId } as const;
  return send({
    ...asked,
    ...(about && { about }),
    ...(replay && { replay }),
    ...(overBudget && { overBudget }),
  });
}

async function copy(text: string): Promise<boolean> {
  refused.value = undefined;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    refused.value = failureOf(error);
    return false;
  }
}

async function download(onProgress: (count: number) => void): Promise<void> {
  refused.value = undefined;
  await downloadSaved(onProgress).catch((error) => {
    refused.value = failureOf(error);
  });
}

function chooseSource(source: SourceKind): void {
  void choose({ source });
}

function chooseSending(sending: Sending): void {
  void choose({ sending });
  // Also while it is only about to run: a start that is under way began with the choice before.
  void send({ type: 'worker/sending', sending });
}

/** A session that runs reads it from the settings. */
function chooseCapture(capture: CaptureKind): void {
  void choose({ capture });
}

async function earlier(): Promise<void> {
  const first = chat.value.turns[0];
  if (!first || !chat.value.more) return;
  const answer = await command({ type: 'worker/earlier', order: first.order });
  if (answer.ok) chat.value = withEarlier(chat.value, answer.value);
  else refused.value = answer.failure;
}

/** Of the model that answers. */
function modelField(): string {
  return choices.value.engine === 'live' ? 'live-model' : 'model';
}

function open(url: string): void {
  void browser.tabs.create({ url });
}
