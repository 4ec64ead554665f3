import { useRef } from 'preact/hooks';
import { isRunning } from '../../lib/chat/status-text';
import type { PanelState } from '../../lib/messages';
import type { SourceKind } from '../../lib/model';
import { t } from '../../lib/text';
import { PauseIcon, PlayIcon, StopIcon } from '../icons';
import type { PanelActions } from './panel-actions';

interface SessionButtonsProps {
  panel: PanelState | undefined;
  source: SourceKind;
  actions: PanelActions;
}

/** Start, Pause or Resume are one button that changes its name, so that the keyboard's focus stays on it. */
export function SessionButtons({ panel, source, actions }: SessionButtonsProps) {
  const main = useRef<HTMLButtonElement>(null);
  const state = panel?.status.state;
  const running = isRunning(panel);
  const starting = state === 'starting';
  const stop = () => {
    // The button goes away with the session; its focus must not.
    main.current?.focus();
    actions.stop();
  };
  return (
    <div class="buttons">
      {panel && (
        <MainButton
          buttonRef={main}
          running={running}
          paused={state === 'paused' || state === 'spent'}
          starting={starting}
          actions={actions}
        />
      )}
      {(running || starting) && (
        <button type="button" class="button" onClick={stop}>
          <StopIcon />
          {t('stop')}
        </button>
      )}
      {running && (
        <button
          type="button"
          class="button"
          aria-disabled={state === 'paused'}
          onClick={() => state !== 'paused' && actions.look()}
        >
          {t('lookNow')}
        </button>
      )}
      {running && panel?.session && panel.session.source.kind !== source && (
        <button
          type="button"
          class="button primary"
          aria-disabled={starting}
          onClick={() => !starting && actions.start()}
        >
          <PlayIcon />
          {t('start')}
        </button>
      )}
    </div>
  );
}

interface MainButtonProps {
  buttonRef: { current: HTMLButtonElement | null };
  running: boolean;
  paused: boolean;
  starting: boolean;
  actions: PanelActions;
}

function MainButton({ buttonRef, running, paused, starting, actions }: MainButtonProps) {
  const isPause = running && !paused;
  const act = paused ? actions.resume : isPause ? actions.pause : actions.start;
  return (
    <button
      ref={buttonRef}
      type="button"
      class={isPause ? 'button' : 'button primary'}
      aria-disabled={starting}
      onClick={() => !starting && act()}
    >
      {isPause ? <PauseIcon /> : <PlayIcon />}
      {t(paused ? 'resume' : isPause ? 'pause' : 'start')}
    </button>
  );
}
