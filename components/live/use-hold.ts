import { useEffect, useRef, useState } from 'preact/hooks';
import { holdsFor } from './talk-key';

/**
 * A button that is held by pointer, by Space or Enter while it has the focus, and by Space elsewhere on the page.
 * It is let go when any of these is, and when nobody could tell any more: the window, the page or the button is gone.
 */
export function useHold(onHold: (held: boolean) => void) {
  const [held, setHeld] = useState(false);
  const tell = useRef(onHold);
  tell.current = onHold;
  const now = useRef(false);
  const { hold, release } = useRef({
    hold: () => turn(true),
    release: () => turn(false),
  }).current;
  function turn(next: boolean) {
    if (now.current === next) return;
    now.current = next;
    setHeld(next);
    tell.current(next);
  }
  useEffect(() => followPage(hold, release), [hold, release]);

  return {
    held,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      // The pointer may leave the button while it is held.
      (event.currentTarget as Element).setPointerCapture?.(event.pointerId);
      hold();
    },
    onPointerUp: release,
    onPointerCancel: release,
    onLostPointerCapture: release,
    onBlur: release,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      if (!event.repeat) hold();
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (event.key === ' ' || event.key === 'Enter') release();
    },
    // A long touch would open the menu, and end the touch.
    onContextMenu: (event: Event) => event.preventDefault(),
  };
}

/** @returns what ends it, and lets go */
function followPage(hold: () => void, release: () => void): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  let byPointer = false;
  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal, capture: true });
  on(document, 'pointerdown', () => {
    byPointer = true;
  });
  on(document, 'keydown', (event) => {
    const { key, repeat } = event as KeyboardEvent;
    if (key === 'Tab') byPointer = false;
    if (!holdsFor(event as KeyboardEvent, byPointer)) return;
    event.preventDefault();
    if (!repeat) hold();
  });
  on(document, 'keyup', (event) => (event as KeyboardEvent).key === ' ' && release());
  on(document, 'visibilitychange', () => document.visibilityState === 'hidden' && release());
  // Not that the focus moves within the page, as it does to the button that is pressed.
  on(window, 'blur', ({ target }) => target instanceof Node || release());
  on(window, 'pagehide', release);
  return () => {
    leaving.abort();
    release();
  };
}
