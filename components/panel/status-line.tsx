import { useEffect, useRef } from 'preact/hooks';
import { isRoutine, type Tone } from '../../lib/chat/status-text';
import type { Status } from '../../lib/model';

interface StatusLineProps {
  status: Status | undefined;
  text: string;
  tone: Tone;
}

/**
 * One sentence that is always true. A screen reader hears every change but the endless
 * "capturing, waiting, capturing": from one routine state to the next it stays silent.
 */
export function StatusLine({ status, text, tone }: StatusLineProps) {
  const routine = isRoutine(status);
  const wasRoutine = useRef(false);
  useEffect(() => {
    wasRoutine.current = routine;
  }, [routine]);
  return (
    <p
      class="status"
      role="status"
      data-tone={tone}
      aria-live={routine && wasRoutine.current ? 'off' : 'polite'}
    >
      <span class="dot" aria-hidden="true" />
      {text}
    </p>
  );
}
