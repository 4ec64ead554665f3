import { isRoutineLive, liveText, liveTone } from '../../lib/chat/live-text';
import type { LiveState } from '../../lib/model';
import { useAnnounced } from '../use-announced';

interface LiveLineProps {
  live: LiveState | undefined;
  pushToTalk: boolean;
}

/** How the conversation stands. Who speaks when is heard, so a screen reader says only what else happens. */
export function LiveLine({ live, pushToTalk }: LiveLineProps) {
  const tone = liveTone(live);
  const announced = useAnnounced(isRoutineLive(live));
  return (
    <p class="live-line" aria-live={announced} data-tone={tone}>
      <span class="bars" aria-hidden="true">
        <i />
        {tone === 'speaking' && (
          <>
            <i />
            <i />
          </>
        )}
      </span>
      {liveText(live, pushToTalk)}
    </p>
  );
}
