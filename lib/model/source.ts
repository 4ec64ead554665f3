/** What is watched: a browser tab, or a window or screen picked in the browser's own dialog. */
export type SourceKind = 'tab' | 'display';

export interface Source {
  kind: SourceKind;
  /** Only for tabs. */
  tabId?: number;
  /** Empty when the browser does not tell: never granted, or the tab has moved to another site. */
  title: string;
  /** Address of the tab's icon, or empty. */
  icon: string;
}
