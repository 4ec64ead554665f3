import { paceText } from '../../lib/chat/meter-text';
import { isRunning } from '../../lib/chat/status-text';
import type { PanelState } from '../../lib/messages';
import type { CaptureKind, Sending, SourceKind } from '../../lib/model';
import { t } from '../../lib/text';
import { SavedPile } from '../saved/saved-pile';
import { Segmented } from '../segmented';
import { GateLine } from './gate-line';
import type { PanelActions } from './panel-actions';
import { SessionButtons } from './session-buttons';

export interface Choices {
  source: SourceKind;
  sending: Sending;
  capture: CaptureKind;
}

interface ControlsProps {
  panel: PanelState | undefined;
  choices: Choices;
  actions: PanelActions;
}

/** What to watch, how to capture and send it, and the buttons that make sense now. */
export function Controls({ panel, choices, actions }: ControlsProps) {
  return (
    <section class="controls">
      <div class="choices">
        <Segmented
          label={t('source')}
          value={choices.source}
          choices={[
            { value: 'tab', label: t('sourceTab') },
            { value: 'display', label: t('sourcePicker') },
          ]}
          onChoose={actions.chooseSource}
        />
        <Segmented
          label={t('capture')}
          value={choices.capture}
          choices={[
            { value: 'frames', label: t('captureFrames') },
            { value: 'clips', label: t('captureClips') },
          ]}
          onChoose={actions.chooseCapture}
        />
        <Segmented
          label={t('sending')}
          value={choices.sending}
          choices={[
            { value: 'live', label: t('sendingLive') },
            { value: 'save', label: t('sendingSave') },
          ]}
          onChoose={actions.chooseSending}
        />
      </div>
      <SessionButtons panel={panel} source={choices.source} actions={actions} />
      {panel?.session && isRunning(panel) && <GateLine session={panel.session} screen={panel.preview} />}
      {panel?.meter.pace && <p class="pace">{paceText(panel.meter.pace)}</p>}
      {panel && <SavedPile panel={panel} actions={actions} />}
    </section>
  );
}
