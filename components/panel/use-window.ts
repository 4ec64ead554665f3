import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../../lib/chat/rows';

/** Rows rendered at first, and added by each "Show earlier". */
const STEP = 200;
/** Rows beyond that before the oldest go, so that it does not happen at every reply. */
const SLACK = 50;

/** The newest rows, and on request older ones. Ten thousand rows at once would make each reply cost 20 ms. */
export function useWindow(rows: readonly Row[]) {
  const [limit, setLimit] = useState(STEP);
  const surplus = Math.max(0, rows.length - limit);
  const first = Math.floor(surplus / SLACK) * SLACK;
  return {
    shown: first > 0 ? rows.slice(first) : rows,
    cut: first > 0,
    grow: () => setLimit((before) => before + STEP),
  };
}

/**
 * Keeps what the user looks at in its place when rows are put before it. The browser does that too, but not
 * at the very top, where "Show earlier" is; so for this moment it is told not to.
 */
export function useKeepPlace(element: { current: HTMLElement | null }, firstKey: string | undefined) {
  const before = useRef({ key: firstKey, height: 0 });
  const expected = useRef(false);
  useLayoutEffect(() => {
    const log = element.current;
    if (!log) return;
    if (expected.current && before.current.key !== firstKey) {
      expected.current = false;
      log.scrollTop += log.scrollHeight - before.current.height;
      requestAnimationFrame(() => log.style.removeProperty('overflow-anchor'));
    }
    before.current = { key: firstKey, height: log.scrollHeight };
  });
  return () => {
    expected.current = true;
    element.current?.style.setProperty('overflow-anchor', 'none');
  };
}
