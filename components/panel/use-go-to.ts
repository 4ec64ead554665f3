import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Row } from '../../lib/chat/rows';

interface Place {
  /** Key of the row to show; another value each time there is one to show, and nothing in between. */
  key: string | undefined;
  /** All rows, and those that are rendered. */
  rows: readonly Row[];
  shown: readonly Row[];
  /** Whether there are older rows, elsewhere. */
  more: boolean;
  /** Renders older rows. */
  grow: () => void;
  /** Loads older rows. */
  onEarlier: () => Promise<void>;
  /** It is in view, or it is nowhere. */
  onArrived: () => void;
  /** It has scrolled: what keeps the log at its end must let go. */
  leaveEnd: () => void;
}

/** Scrolls to a row, and puts the focus on it, as soon as it is rendered; older rows are got as far as needed. */
export function useGoTo({ key, rows, shown, more, grow, onEarlier, onArrived, leaveEnd }: Place): void {
  const wanted = useRef<string | undefined>(undefined);
  const before = useRef<string | undefined>(undefined);
  if (key !== before.current) {
    before.current = key;
    wanted.current = key ?? wanted.current;
  }
  // After every rendering: each may have brought the row.
  useLayoutEffect(() => {
    const goal = wanted.current;
    if (!goal) return;
    if (shown.some((row) => row.key === goal)) {
      wanted.current = undefined;
      const row = document.getElementById(goal);
      row?.scrollIntoView({ block: 'center' });
      leaveEnd();
      row?.focus({ preventScroll: true });
      onArrived();
    } else if (rows.some((row) => row.key === goal)) grow();
    else if (more) void onEarlier();
    // Forgotten, by "Delete everything" for instance.
    else if (rows.length > 0) {
      wanted.current = undefined;
      onArrived();
    }
  }, [key, rows, shown, more]);
}
