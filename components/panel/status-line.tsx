import { isRoutine, type Tone } from '../../lib/chat/status-text';
import type { Status } from '../../lib/model';
import { useAnnounced } from '../use-announced';

interface StatusLineProps {
  status: Status | undefined;
  text: string;
  tone: Tone;
}

/** One sentence that is always true. The endless "capturing, waiting, capturing" is not announced. */
export function StatusLine({ status, text, tone }: StatusLineProps) {
  const announced = useAnnounced(isRoutine(status));
  return (
    <p class="status" role="status" data-tone={tone} aria-live={announced}>
      <span class="dot" aria-hidden="true" />
      {text}
    </p>
  );
}
