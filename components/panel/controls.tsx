import { paceText } from '../../lib/chat/meter-text';
import { isRunning } from '../../lib/chat/status-text';
import type { PanelState } from '../../lib/messages';
import type { Settings } from '../../lib/settings';
import { VoiceBar } from '../live/voice-bar';
import { SavedPile } from '../saved/saved-pile';
import { ChoiceGroups, type Choices } from './choices';
import { GateLine } from './gate-line';
import type { PanelActions } from './panel-actions';
import { SessionButtons } from './session-buttons';

interface ControlsProps {
  panel: PanelState | undefined;
  choices: Choices;
  settings: Settings;
  actions: PanelActions;
}

/** What to watch, how to capture and send it, and the buttons that make sense now. */
export function Controls({ panel, choices, settings, actions }: ControlsProps) {
  return (
    <section class="controls">
      <ChoiceGroups choices={choices} actions={actions} />
      <SessionButtons panel={panel} source={choices.source} actions={actions} />
      {panel && choices.engine === 'live' && (
        <VoiceBar live={panel.live} settings={settings} actions={actions} />
      )}
      {panel?.session && isRunning(panel) && <GateLine session={panel.session} screen={panel.preview} />}
      {panel?.meter.pace && <p class="pace">{paceText(panel.meter.pace)}</p>}
      {panel && <SavedPile panel={panel} actions={actions} />}
    </section>
  );
}
