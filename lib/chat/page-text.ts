/** What is said of "Text beside pixels". */
import type { TextTrouble } from '../model';
import { MOST_TEXT } from '../page-text';
import { type TextKey, t } from '../text';
import { number } from './format';

const TROUBLE_TEXTS: Record<TextTrouble, TextKey> = {
  left: 'textLeft',
  closed: 'textClosed',
  silent: 'textSilent',
};

/** Why only pictures go, and what to do about it. */
export function textTroubleText(trouble: TextTrouble): string {
  return t(TROUBLE_TEXTS[trouble]);
}

/** What goes along, and how much of it. */
export function pageTextHint(): string {
  return t('pageTextHint', number(MOST_TEXT));
}
