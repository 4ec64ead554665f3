import { isRoutineLive, liveText, liveTone } from '../../lib/chat/live-text';
import type { LiveState } from '../../lib/model';
import { useAnnounced } from '../use-announced';

interface LiveLineProps {
  live: LiveState | undefined;
  pushToTalk: boolean;
}

/** How the conversation stands. Who speaks when is heard, so a screen reader says only what else happens. */
export function LiveLine({ live, pushToTalk }: LiveLineProps) {
  const announced = useAnnounced(isRoutineLive(live));
  return (
    <p class="live-line" role="status" aria-live={announced} data-tone={liveTone(live)}>
      <span class="bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {liveText(live, pushToTalk)}
    </p>
  );
}
