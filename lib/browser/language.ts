import { browser } from 'wxt/browser';
import { setTranslator, t } from '../text';

/**
 * BCP 47 tag of the language that the user reads. A browser that lacks its own translations calls itself English,
 * and yet picks ours by the language it was asked to speak: then that one is meant, and the texts know it.
 */
export function uiLanguage(): string {
  const own = browser.i18n.getUILanguage();
  const texts = t('languageCode');
  return texts === DEFAULT || baseOf(texts) === baseOf(own) ? own : texts;
}

/** Of the texts for everybody whose language there are none for. */
const DEFAULT = 'en';

const baseOf = (tag: string) => tag.split('-')[0];

/** Lets `t()` speak the browser's language in this context. */
export function speakBrowserLanguage(): void {
  // WXT's types know only the names that the manifest uses.
  const getMessage = browser.i18n.getMessage as (key: string, values?: string[]) => string;
  setTranslator(getMessage);
}
