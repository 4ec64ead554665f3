/** Pages of 12 px text that fill a window: five layouts, light and dark. */
const LAYOUTS = ['ledger', 'table', 'log', 'code', 'prose'];
const THEMES = ['light', 'dark'];

export const PAGES = LAYOUTS.flatMap((layout, index) =>
  THEMES.map((theme) => `dense.html#${index + 7}-${theme}-${layout}`),
);

/** The title by which the browser picks the tab to share, without asking. */
export const TITLE = 'Dense text';
export const PICK_TAB = `--auto-select-tab-capture-source-by-title=${TITLE}`;
