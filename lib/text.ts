/**
 * The words that people read. Every one is a key of `public/_locales/en/messages.json`.
 * The translator is handed in by the entrypoint, so that components and tests need no browser.
 */
import type en from '../public/_locales/en/messages.json';

export type TextKey = keyof typeof en;
export type Translator = (key: TextKey, substitutions?: string[]) => string;

let translate: Translator = (key) => key;

export function setTranslator(translator: Translator): void {
  translate = translator;
}

/** The text for `key` in the user's language, `$1`, `$2`… replaced by `values`. */
export function t(key: TextKey, ...values: (string | number)[]): string {
  return translate(key, values.map(String));
}
