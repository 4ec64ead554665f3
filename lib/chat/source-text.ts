/** What the watched thing is called where the browser tells no title. */
import type { Source } from '../model';
import { t } from '../text';

/** For the panel's header. */
export function sourceTitle(source: Source | undefined): string {
  if (!source) return t('sourceNone');
  if (source.title) return source.title;
  return t(source.kind === 'tab' ? 'sourceHidden' : 'sourceDisplay');
}

/** For the middle of a sentence. */
export function sourceName(source: Source): string {
  if (source.title) return source.title;
  return t(source.kind === 'tab' ? 'sessionHidden' : 'sessionDisplay');
}
