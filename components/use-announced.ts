import { useEffect, useRef } from 'preact/hooks';

/** For a line that always says how things stand: a screen reader does not hear one routine state follow another. */
export function useAnnounced(routine: boolean): 'off' | 'polite' {
  const wasRoutine = useRef(false);
  useEffect(() => {
    wasRoutine.current = routine;
  }, [routine]);
  return routine && wasRoutine.current ? 'off' : 'polite';
}
