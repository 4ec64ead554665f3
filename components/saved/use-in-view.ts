import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Pixels of a list's rows above and below what is seen that are read ahead. */
const AHEAD = '400px';

/** What `read` gives for a key, read when the element first comes near what is seen. */
export function useInView<T>(
  element: RefObject<Element | null>,
  key: string,
  read: (key: string) => Promise<T | undefined>,
): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        void read(key).then(setValue);
      },
      // Of the list itself, which scrolls in the panel.
      { root: element.current.parentElement, rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, key, read]);
  return value;
}
