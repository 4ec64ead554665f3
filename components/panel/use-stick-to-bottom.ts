import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Pixels from the end that still count as being there. */
const NEAR = 40;

/**
 * Keeps a scrolling element at its end while the user is there, and leaves it alone when not.
 * `content` is another value whenever something was added, `summons` whenever the user did something
 * whose result is at the end.
 */
export function useStickToBottom(content: unknown, summons: unknown) {
  const element = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const seen = useRef(content);
  const [behind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    const log = element.current;
    if (!log) return;
    atEnd.current = true;
    log.scrollTop = log.scrollHeight;
    top.current = log.scrollTop;
  }, []);

  const onScroll = useCallback(() => {
    const log = element.current;
    if (!log) return;
    const isNear = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    // Only the user scrolls up. A message above that takes some of the height moves the end away, too.
    // And who was led to a row near the end has not scrolled there: it must not run away with what comes.
    if (isNear && log.scrollTop > top.current) atEnd.current = true;
    else if (!isNear && log.scrollTop < top.current) atEnd.current = false;
    top.current = log.scrollTop;
    if (isNear) setBehind(false);
  }, []);

  useLayoutEffect(toEnd, [summons, toEnd]);

  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else if (seen.current !== content) setBehind(true);
    seen.current = content;
  }, [content, toEnd]);

  // A narrower panel wraps its lines anew, and what was the end is the end no more.
  useEffect(() => {
    const log = element.current;
    if (!log) return;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(log);
    return () => observer.disconnect();
  }, [toEnd]);

  /** The user has been led elsewhere. */
  const leaveEnd = useCallback(() => {
    atEnd.current = false;
    top.current = element.current?.scrollTop ?? 0;
  }, []);

  return { element, onScroll, behind, toEnd, leaveEnd };
}
