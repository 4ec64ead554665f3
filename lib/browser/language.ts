import { browser } from 'wxt/browser';
import { setTranslator } from '../text';

/** BCP 47 tag of the browser's interface. */
export const uiLanguage = () => browser.i18n.getUILanguage();

/** Lets `t()` speak the browser's language in this context. */
export function speakBrowserLanguage(): void {
  // WXT's types know only the names that the manifest uses.
  const getMessage = browser.i18n.getMessage as (key: string, values?: string[]) => string;
  setTranslator(getMessage);
}
