import { useRef } from 'preact/hooks';
import type { LiveState } from '../../lib/model';
import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { MicrophoneIcon } from '../icons';
import { HoldToTalk } from './hold-to-talk';
import type { LiveActions } from './live-actions';
import { LiveLine } from './live-line';
import { LiveQuestions } from './live-questions';
import { Volume } from './volume';

interface VoiceBarProps {
  /** Of the conversation that runs. */
  live: LiveState | undefined;
  settings: Settings;
  actions: LiveActions & { stop: () => void };
}

/** Everything to talk with: the microphone, the model's voice, and how the conversation stands. */
export function VoiceBar({ live, settings, actions }: VoiceBarProps) {
  const microphone = useRef<HTMLButtonElement>(null);
  const isOn = live?.microphone === 'on';
  return (
    <section class="voice" aria-label={t('engineLive')}>
      <div class="voice-row">
        <button
          ref={microphone}
          type="button"
          class="button microphone"
          aria-pressed={isOn}
          data-state={live?.microphone ?? 'off'}
          onClick={() => actions.microphone(!isOn)}
        >
          <MicrophoneIcon />
          {t('microphone')}
        </button>
        {settings.liveAnswers === 'spoken' && <Volume settings={settings} actions={actions} />}
        {isOn && settings.pushToTalk && <HoldToTalk onTalk={actions.talk} />}
      </div>
      <div class="voice-row">
        <LiveLine live={live} pushToTalk={settings.pushToTalk} />
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={settings.liveComments}
            aria-checked={settings.liveComments}
            onChange={(event) => actions.setComments(event.currentTarget.checked)}
          />
          {t('liveComments')}
        </label>
      </div>
      <LiveQuestions
        live={live}
        quietMinutes={settings.quietMinutes}
        actions={actions}
        onDecided={() => microphone.current?.focus()}
      />
    </section>
  );
}
