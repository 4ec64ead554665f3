/** The panel's signals: what the worker says, what the user chose, what was refused. */
import { signal } from '@preact/signals';
import type { Choices } from '../../components/panel/controls';
import { EMPTY_CHAT, reduce } from '../../lib/chat/state';
import type { ToPanel } from '../../lib/messages';
import type { Failure } from '../../lib/model';
import { DEFAULTS, onSettingsChange, readSettings } from '../../lib/settings';

export const chat = signal(EMPTY_CHAT);
const { source, sending, capture } = DEFAULTS;
export const choices = signal<Choices>({ source, sending, capture });
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

/** Keeps the choices as they are stored, also when the options page or another panel changes them. */
export function followSettings(): void {
  let last: Choices | undefined;
  const read = async () => {
    const stored = await readSettings();
    settings.value = stored;
    const { source, sending, capture } = stored;
    const isOther = last?.source !== source || last.sending !== sending || last.capture !== capture;
    last = { source, sending, capture };
    if (isOther) choices.value = last;
  };
  onSettingsChange(read);
  read();
}
