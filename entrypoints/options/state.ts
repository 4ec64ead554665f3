/** The options page's signals: what is stored, and the models that the key can use. */
import { signal } from '@preact/signals';
import type { ModelList } from '../../components/options/model-field';
import { DEFAULTS, onSettingsChange, readKey, readSettings } from '../../lib/settings';

export const settings = signal(DEFAULTS);
export const apiKey = signal('');
export const list = signal<ModelList>({ models: undefined });

/** Reads what is stored, now and whenever it changes. */
export async function follow(): Promise<void> {
  onSettingsChange(read);
  await read();
}

/** Reads what is stored. */
export async function read(): Promise<void> {
  const [stored, key] = await Promise.all([readSettings(), readKey()]);
  settings.value = stored;
  apiKey.value = key;
}
