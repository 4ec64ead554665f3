/** The panel's signals: what the worker says, what the user chose, what was refused. */
import { signal } from '@preact/signals';
import type { Choices } from '../../components/panel/choices';
import { EMPTY_CHAT, reduce } from '../../lib/chat/state';
import type { ToPanel } from '../../lib/messages';
import type { Failure } from '../../lib/model';
import { DEFAULTS, onSettingsChange, readSettings, type Settings, writeSettings } from '../../lib/settings';

export const chat = signal(EMPTY_CHAT);
export const choices = signal<Choices>(choicesOf(DEFAULTS));
export const settings = signal(DEFAULTS);
export const refused = signal<Failure | undefined>(undefined);

/** Takes in an event from the worker. */
export function receive(event: ToPanel): void {
  const before = chat.value.panel?.session?.id;
  chat.value = reduce(chat.value, event);
  const session = chat.value.panel?.session;
  // A click on the toolbar icon may have begun another source than the one last chosen here.
  if (session && session.id !== before && session.endedAt === undefined) {
    choices.value = { ...choices.value, source: session.source.kind, sending: session.sending };
  }
}

/** Takes a choice, and stores it. */
export async function choose(choice: Partial<Choices>): Promise<void> {
  choices.value = { ...choices.value, ...choice };
  await change(choice);
}

let last: Choices | undefined;

/** Keeps the choices as they are stored, also when the options page or another panel changes them. */
export function followSettings(): void {
  onSettingsChange(read);
  read();
}

/** Changes made here that are not stored yet. */
let unstored = 0;

/** Shows a change at once, and stores it. */
export async function change(changes: Partial<Settings>): Promise<void> {
  settings.value = { ...settings.value, ...changes };
  unstored++;
  await writeSettings(changes).finally(() => {
    unstored--;
  });
  await read();
}

async function read(): Promise<void> {
  const stored = await readSettings();
  // What was stored before would take back what the user does now: a slider would jump under the finger.
  if (unstored > 0) return;
  settings.value = stored;
  const next = choicesOf(stored);
  const isOther = JSON.stringify(next) !== JSON.stringify(last);
  last = next;
  if (isOther) choices.value = next;
}

function choicesOf({ source, sending, capture, engine }: Choices): Choices {
  return { source, sending, capture, engine };
}
