import { setLocale } from '../../../lib/chat/format';
import { setTranslator } from '../../../lib/text';
import en from '../../../public/_locales/en/messages.json';
import pt from '../../../public/_locales/pt_BR/messages.json';

type Messages = Record<string, { message: string }>;
export const MESSAGES: Record<'en' | 'pt_BR', Messages> = { en, pt_BR: pt };

/** Lets `t()` and the formats speak as the browser would in this language. */
export function speak(language: 'en' | 'pt_BR' = 'en'): void {
  const messages = MESSAGES[language];
  setTranslator((key, values = []) => substitute(messages[key]?.message ?? '', values));
  if (language === 'en') setLocale('en-GB', 'en');
  else setLocale('pt-BR', 'pt-BR');
}

/** As `chrome.i18n.getMessage` does: `$1` is the first value, `$$` a dollar. */
function substitute(message: string, values: string[]): string {
  return message.replace(/\$(\d|\$)/g, (_, mark) => (mark === '$' ? '$' : (values[Number(mark) - 1] ?? '')));
}
