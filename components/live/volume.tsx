import { useEffect, useState } from 'preact/hooks';
import { percent } from '../../lib/chat/format';
import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { MutedIcon, SpeakerIcon } from '../icons';
import type { LiveActions } from './live-actions';

interface VolumeProps {
  settings: Settings;
  actions: LiveActions;
}

/** The model's voice: how loud, and whether at all. The button changes its name, so that it keeps the focus. */
export function Volume({ settings: { volume, muted }, actions }: VolumeProps) {
  const name = t(muted ? 'unmute' : 'mute');
  const { shown, move } = useMoving(volume, actions.setVolume);
  return (
    <div class="volume" data-muted={muted}>
      <button
        type="button"
        class="icon-button"
        aria-label={name}
        title={name}
        onClick={() => actions.setMuted(!muted)}
      >
        {muted ? <MutedIcon /> : <SpeakerIcon />}
      </button>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={shown}
        aria-label={t('volume')}
        aria-valuetext={percent(shown)}
        title={t('volume')}
        onInput={(event) => move(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

/** Where the slider is, before what was stored has come back: else it would jump under the finger. */
function useMoving(stored: number, store: (value: number) => void) {
  const [moved, setMoved] = useState<number>();
  useEffect(() => setMoved((now) => (now === stored ? undefined : now)), [stored]);
  return {
    shown: moved ?? stored,
    move: (value: number) => {
      setMoved(value);
      store(value);
    },
  };
}
