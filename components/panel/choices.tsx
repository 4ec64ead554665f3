import type { CaptureKind, Engine, Sending, SourceKind } from '../../lib/model';
import { t } from '../../lib/text';
import { Segmented } from '../segmented';
import { MisfitLine } from './misfit-line';
import type { PanelActions } from './panel-actions';

export interface Choices {
  source: SourceKind;
  sending: Sending;
  capture: CaptureKind;
  engine: Engine;
}

interface ChoiceGroupsProps {
  choices: Choices;
  actions: PanelActions;
}

/** What to watch, what answers, how to capture and send. */
export function ChoiceGroups({ choices, actions }: ChoiceGroupsProps) {
  return (
    <>
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
          label={t('engine')}
          value={choices.engine}
          choices={[
            { value: 'requests', label: t('engineRequests') },
            { value: 'live', label: t('engineLive') },
          ]}
          onChoose={actions.chooseEngine}
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
      <MisfitLine choices={choices} onRequests={() => actions.chooseEngine('requests')} />
    </>
  );
}
