import type { Page } from 'puppeteer';
import type { Extension } from './extension';
import { byRole, has, pick, press, save } from './find';
import { until } from './until';

/** What a user does before and around watching, in the order of doing it. */

/** Where replies come from: the stand-in, or a gateway. */
export interface Account {
  /** Empty for Google's own. */
  url: string;
  key: string;
}

/** Fills in the options page: the address under "Advanced", then the key, each until the page says it is saved. */
export async function setUp(extension: Extension, { url, key }: Account): Promise<Page> {
  const options = await extension.options();
  if (url) {
    await openAdvanced(options);
    await save(options, 'API address', url);
  }
  await save(options, 'Gemini API key', key);
  return options;
}

/** Which models the options page takes from the stand-in's list, as options-model.test.ts shows. */
const SUGGESTED = { model: 'gemini-3.1-flash-lite', liveModel: 'gemini-3.8-live' };

/**
 * What `setUp` leaves behind, without a page: most tests begin after it, and it takes a third of the time until the first
 * reply. Models that are there already stay.
 */
export async function installed(
  extension: Extension,
  { url, key }: Account,
  settings: object,
): Promise<void> {
  const stored = storing({ ...settings, apiAddress: url }, SUGGESTED, { apiKey: key });
  await until('the settings to be stored', () => extension.inWorker<boolean>(stored));
}

/** Chooses "Every slice" instead of what changed. */
export async function sendEverySlice(extension: Extension): Promise<void> {
  await pick(await extension.options(), 'Send', 'Every slice');
}

/** Writes what is stored, as the panel's own controls do: nobody else writes meanwhile. */
export async function setSettings(page: Page, changes: object): Promise<void> {
  await page.evaluate(storing(changes));
}

/**
 * An expression for any of the extension's contexts.
 * @param usual what is set where nothing else was
 * @param beside what is stored beside the settings
 */
function storing(changes: object, usual: object = {}, beside: object = {}): string {
  const [changed, unset, others] = [changes, usual, beside].map((part) => JSON.stringify(part));
  return `navigator.locks.request('settings', async () => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...${unset}, ...settings, ...${changed} }, ...${others} });
    return true;
  })`;
}

/** Unfolds "Advanced", where it is still folded. */
export async function openAdvanced(options: Page): Promise<void> {
  if (await has(options, 'textbox', 'API address')) return;
  await press(options, 'DisclosureTriangle', 'Advanced');
  await byRole(options, 'textbox', 'API address');
}

/** Reads the consent, and agrees. */
export async function agree(panel: Page): Promise<void> {
  await press(panel, 'button', 'I agree');
}

/** Clicks the icon on a page, and agrees where the panel asks for it. Answers the panel. */
export async function watch(extension: Extension, page: Page): Promise<Page> {
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await agree(panel);
  return panel;
}
