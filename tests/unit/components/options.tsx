import { configure, render } from '@testing-library/preact';
import { vi } from 'vitest';
import type { ModelList } from '../../../components/options/model-field';
import type { OptionsActions, Refused } from '../../../components/options/options-actions';
import { OptionsPage } from '../../../components/options/options-page';
import { parseAddress } from '../../../lib/address';
import { instructionText, presetName } from '../../../lib/instruction';
import { frameTokens } from '../../../lib/plan';
import { priceRows } from '../../../lib/prices';
import { DEFAULTS, LIMITS, PRESETS, type Settings } from '../../../lib/settings';
import { PATIENCE_MS } from '../../patience';

// A second is not enough for a machine full of other work.
configure({ asyncUtilTimeout: PATIENCE_MS });

interface Shown {
  settings?: Partial<Settings>;
  apiKey?: string;
  list?: ModelList;
}

export const MODELS: ModelList = {
  models: [
    { id: 'gemini-3.1-flash-lite', name: 'Gemini 3.1 Flash-Lite', generates: true, converses: false },
    { id: 'gemini-3.8-flash', name: 'Gemini 3.8 Flash', generates: true, converses: false },
  ],
};

/** Some of what a Live conversation can be held with. */
const LIVE = {
  voices: [
    { value: '', label: 'The model’s own' },
    { value: 'Kore', label: 'Kore · firm' },
  ],
  languages: [
    { value: '', label: 'The browser’s: English' },
    { value: 'pt-BR', label: 'Portuguese (Brazil)' },
  ],
  pictureTokens: { low: 280, medium: 560, high: 1120 },
};

const presets = [...PRESETS, 'custom' as const].map((value) => ({ value, label: presetName(value) }));

/** The options page over settings that are stored as the actions say. */
export function showOptions({ settings = {}, apiKey = '', list = { models: undefined } }: Shown = {}) {
  let stored: Settings = { ...DEFAULTS, ...settings };
  const fine = async (): Promise<Refused> => undefined;
  const actions = {
    save: vi.fn(async (changes: Partial<Settings>) => {
      stored = { ...stored, ...changes };
      rerender(view());
    }),
    saveKey: vi.fn(fine as OptionsActions['saveKey']),
    remember: vi.fn(async (_remember: boolean) => {}),
    isAddress: (text: string) => parseAddress(text) !== undefined,
    saveAddress: vi.fn(fine as OptionsActions['saveAddress']),
    refreshModels: vi.fn(fine),
    allow: vi.fn(async (_origin: string) => true),
    deleteEverything: vi.fn(fine),
  } satisfies OptionsActions;
  const view = () => (
    <OptionsPage
      settings={stored}
      apiKey={apiKey}
      list={list}
      limits={LIMITS}
      frameTokens={frameTokens(stored.model)}
      live={LIVE}
      prices={priceRows(stored.ownPrices)}
      presets={presets}
      instruction={instructionText(stored)}
      actions={actions}
    />
  );
  const { rerender, container } = render(view());
  return { actions, container };
}

/** What is said beside a field. */
export function beside(field: HTMLElement): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  const outcome = ids.find((id) => id.endsWith('-outcome'));
  return document.getElementById(outcome ?? '')?.textContent ?? '';
}
