/** What the options page does: store, and check with the API by way of the worker. */
import { browser } from 'wxt/browser';
import type { Listed } from '../../components/options/model-select';
import type { OptionsActions, Refused } from '../../components/options/options-actions';
import { parseAddress } from '../../lib/address';
import { command } from '../../lib/browser/commands';
import type { ModelList } from '../../lib/messages';
import type { ModelInfo } from '../../lib/model';
import { readKey, readSettings, type Settings, writeKey, writeSettings } from '../../lib/settings';
import { list, read } from './state';

export const optionsActions: OptionsActions = {
  save,
  saveKey,
  remember,
  isAddress: (text) => parseAddress(text) !== undefined,
  saveAddress,
  refreshModels,
  // A port belongs to the origin, and match patterns may name it.
  allow: (origin) => browser.permissions.request({ origins: [`${origin}/*`] }),
  deleteEverything,
};

async function save(changes: Partial<Settings>): Promise<void> {
  await writeSettings(changes);
  await read();
}

let lastCheck = 0;

/** Of two keys typed one after the other the second is kept, even when its check is done first. */
async function saveKey(key: string): Promise<Refused> {
  lastCheck += 1;
  const check = lastCheck;
  const { apiAddress, rememberKey } = await readSettings();
  if (key !== '') {
    const answer = await command({ type: 'worker/models', key, address: apiAddress });
    if (!answer.ok) return answer.failure;
    if (check !== lastCheck) return undefined;
    await useModels(answer.value);
  } else {
    list.value = { models: undefined };
  }
  await writeKey(key, rememberKey);
  await read();
  return undefined;
}

async function remember(rememberKey: boolean): Promise<void> {
  await writeKey(await readKey(), rememberKey);
  await save({ rememberKey });
}

async function saveAddress(apiAddress: string): Promise<Refused> {
  await save({ apiAddress });
  return refreshModels();
}

/** Without a key there is nothing to read, and nothing wrong. */
async function refreshModels(): Promise<Refused> {
  const key = await readKey();
  if (key === '') return undefined;
  const { apiAddress } = await readSettings();
  const answer = await command({ type: 'worker/models', key, address: apiAddress });
  if (!answer.ok) return answer.failure;
  await useModels(answer.value);
  return undefined;
}

/** Takes over a list. A model that is not on it would fail at once, so the suggested one takes its place. */
async function useModels({ models, suggested, suggestedLive }: ModelList): Promise<void> {
  const { model, liveModel } = await readSettings();
  const seeing = choose(
    models.filter(({ generates }) => generates),
    model,
    suggested,
  );
  const talking = choose(
    models.filter(({ converses }) => converses),
    liveModel,
    suggestedLive,
  );
  if (seeing.chosen !== model || talking.chosen !== liveModel) {
    await save({ model: seeing.chosen, liveModel: talking.chosen });
  }
  list.value = { ...seeing.listed, live: talking.listed };
}

function choose(models: ModelInfo[], stored: string, suggested: string): { chosen: string; listed: Listed } {
  if (models.some(({ id }) => id === stored)) return { chosen: stored, listed: { models } };
  return { chosen: suggested, listed: { models, ...(stored && suggested && { replaced: stored }) } };
}

async function deleteEverything(): Promise<Refused> {
  const answer = await command({ type: 'worker/delete-everything' });
  list.value = { models: undefined };
  await read();
  return answer.ok ? undefined : answer.failure;
}
