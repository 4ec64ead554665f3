import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { View } from '../../lib/chat/rows';
import { type TextKey, t } from '../../lib/text';

const VIEWS: readonly { view: View; label: TextKey }[] = [
  { view: 'deduplicated', label: 'viewDeduplicated' },
  { view: 'raw', label: 'viewRaw' },
];

interface ViewTabsProps {
  view: View;
  onView: (view: View) => void;
  /** Of the chosen view. */
  children: ComponentChildren;
}

/** Two views of one conversation, as tabs: arrow keys move between them. */
export function ViewTabs({ view, onView, children }: ViewTabsProps) {
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, view);
    if (!next) return;
    event.preventDefault();
    onView(next);
    bar.current?.querySelector<HTMLElement>(`[data-view=${next}]`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={t('views')} ref={bar} onKeyDown={onKeyDown}>
        {VIEWS.map((tab) => (
          <button
            key={tab.view}
            type="button"
            role="tab"
            class="tab"
            id={`${id}-${tab.view}`}
            data-view={tab.view}
            aria-selected={tab.view === view}
            aria-controls={`${id}-${tab.view}-panel`}
            tabIndex={tab.view === view ? 0 : -1}
            onClick={() => onView(tab.view)}
          >
            {t(tab.label)}
          </button>
        ))}
      </div>
      {VIEWS.map((tab) => (
        <div
          key={tab.view}
          role="tabpanel"
          class="tabpanel"
          id={`${id}-${tab.view}-panel`}
          aria-labelledby={`${id}-${tab.view}`}
          hidden={tab.view !== view}
        >
          {tab.view === view && children}
        </div>
      ))}
    </>
  );
}

function afterKey(key: string, view: View): View | undefined {
  const at = VIEWS.findIndex((tab) => tab.view === view);
  const last = VIEWS.length - 1;
  switch (key) {
    case 'ArrowRight':
      return VIEWS[at === last ? 0 : at + 1]?.view;
    case 'ArrowLeft':
      return VIEWS[at === 0 ? last : at - 1]?.view;
    case 'Home':
      return VIEWS[0]?.view;
    case 'End':
      return VIEWS[last]?.view;
    default:
      return undefined;
  }
}
