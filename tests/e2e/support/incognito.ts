import type { Page } from 'puppeteer';
import type { Scene } from './scene';
import { until } from './until';

interface DeveloperPrivate {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(update: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  getExtensionInfo(id: string): Promise<{ state: string; incognitoAccess: { isActive: boolean } }>;
}
declare const chrome: { developerPrivate: DeveloperPrivate; windows: typeof globalThis.chrome.windows };

/** Lets the extension into incognito windows, as its user would on chrome://extensions, and opens a page in one. */
export async function openIncognito({ browser, extension }: Scene, address: string): Promise<Page> {
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome;
    // The change loads the extension anew, and without this mode an unpacked one would then be off.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, extension.id);
  await until('the extension to be let into incognito windows', () =>
    settings.evaluate(async (id) => {
      const { state, incognitoAccess } = await chrome.developerPrivate.getExtensionInfo(id);
      return state === 'ENABLED' && incognitoAccess.isActive;
    }, extension.id),
  );
  const options = await extension.options();
  await options.evaluate((url) => chrome.windows.create({ incognito: true, url }), address);
  const target = await browser.waitForTarget((candidate) => candidate.url() === address);
  return target.asPage();
}
