/** What the watched thing is called where the browser tells no title. */
import type { Session, Source } from '../model';
import { t } from '../text';

/** For the panel's header. */
export function sourceTitle(source: Source | undefined): string {
  if (!source) return t('sourceNone');
  if (source.title) return source.title;
  return t(source.kind === 'tab' ? 'sourceHidden' : 'sourceDisplay');
}

/** For the middle of a sentence. A tab that has moved on to another site is remembered by what it was called. */
export function sessionName({ name, source }: Session): string {
  return name || t(source.kind === 'tab' ? 'sessionHidden' : 'sessionDisplay');
}
