/** The panel's signals: what the worker says, what the user chose, what was refused. */
import { signal } from '@preact/signals';
import type { Choices } from '../../components/panel/controls';
import { EMPTY_CHAT, reduce } from '../../lib/chat/state';
import type { ToPanel } from '../../lib/messages';
import type { Failure } from '../../lib/model';
import { DEFAULTS, onSettingsChange, readSettings } from '../../lib/settings';

export const chat = signal(EMPTY_CHAT);
export const choices = signal<Choices>({ source: DEFAULTS.source, sending: DEFAULTS.sending });
export const intervalSeconds = signal(DEFAULTS.intervalSeconds);
export const contextTokens = signal(DEFAULTS.contextTokens);
export const refused = signal<Failure | undefined>(undefined);

/** Takes in an event from the worker. */
export function receive(event: ToPanel): void {
  const before = chat.value.panel?.session?.id;
  chat.value = reduce(chat.value, event);
  const session = chat.value.panel?.session;
  // A click on the toolbar icon may have begun another source than the one last chosen here.
  if (session && session.id !== before && session.endedAt === undefined) {
    choices.value = { source: session.source.kind, sending: session.sending };
  }
}

/** Keeps the choices as they are stored, also when the options page or another panel changes them. */
export function followSettings(): void {
  let last: Choices | undefined;
  const read = async () => {
    const { source, sending, ...others } = await readSettings();
    intervalSeconds.value = others.intervalSeconds;
    contextTokens.value = others.contextTokens;
    if (last?.source !== source || last.sending !== sending) choices.value = { source, sending };
    last = { source, sending };
  };
  onSettingsChange(read);
  read();
}
