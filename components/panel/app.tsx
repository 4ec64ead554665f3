import { useMemo, useRef, useState } from 'preact/hooks';
import { type Row, reuseRows, rowsOf, type View } from '../../lib/chat/rows';
import type { Chat } from '../../lib/chat/state';
import type { Failure } from '../../lib/model';
import type { Settings } from '../../lib/settings';
import type { RowActions } from '../rows/row-actions';
import { Asking } from './asking';
import type { Choices } from './choices';
import { Consent } from './consent';
import { Controls } from './controls';
import { CountersLine } from './counters-line';
import { Header } from './header';
import { Log } from './log';
import { Notices } from './notices';
import { OverBudget } from './over-budget';
import type { PanelActions } from './panel-actions';
import { useAsking } from './use-asking';
import { useOverBudget } from './use-over-budget';
import { ViewTabs } from './view-tabs';
import { Watches } from './watches';

export interface AppProps {
  chat: Chat;
  choices: Choices;
  settings: Settings;
  refused: Failure | undefined;
  /** Key of a row to show, when there is one to be shown. */
  goTo?: string | undefined;
  actions: PanelActions;
}

/** The whole side panel. */
export function App({ chat, choices, settings, refused, goTo, actions }: AppProps) {
  const { panel } = chat;
  const overBudget = useOverBudget(actions, panel?.meter.budget?.level === 'spent');
  const asking = useAsking(chat, overBudget.actions);
  const needsConsent = panel?.status.state === 'needs' && panel.status.what === 'consent';
  return (
    <div class="app">
      <Header panel={panel} onOptions={actions.openOptions} />
      {needsConsent ? (
        <main>
          <Consent apiHost={panel.apiHost} settings={settings} actions={actions} />
        </main>
      ) : (
        <main>
          <Controls panel={panel} choices={choices} settings={settings} actions={actions} />
          {panel && <Watches watches={panel.watches} actions={actions} />}
          <Notices panel={panel} refused={refused} actions={actions} />
          <Conversation
            chat={chat}
            asked={asking.asked}
            audible={settings.liveAnswers === 'spoken' && !settings.muted && settings.volume > 0}
            goTo={goTo}
            actions={asking.rowActions}
            onEarlier={actions.earlier}
            onArrived={actions.arrived}
          />
          {overBudget.decide && <OverBudget onDecide={overBudget.decide} />}
          <Asking
            turns={chat.turns}
            contextTokens={panel?.live ? 0 : settings.contextTokens}
            about={asking.about}
            unasked={panel?.unasked}
            replaySeconds={panel?.replaySeconds}
            box={asking.box}
            onAsk={asking.ask}
            onNotAbout={asking.notAbout}
            onRemove={asking.remove}
          />
        </main>
      )}
      <CountersLine panel={panel} onOptions={actions.openOptions} />
    </div>
  );
}

interface ConversationProps {
  chat: Chat;
  asked: number;
  /** The model's voice can be heard. */
  audible: boolean;
  goTo: string | undefined;
  actions: RowActions;
  onEarlier: () => Promise<void>;
  onArrived: () => void;
}

function Conversation({ chat, asked, audible, goTo, actions, onEarlier, onArrived }: ConversationProps) {
  const [view, setView] = useState<View>('deduplicated');
  const before = useRef<readonly Row[]>([]);
  const { turns, sessions, more } = chat;
  const dedupe = chat.panel?.dedupe;
  const { rows, looking } = useMemo(() => {
    const next = rowsOf({ turns, sessions, more }, view, dedupe);
    before.current = reuseRows(before.current, next.rows);
    return { ...next, rows: before.current };
  }, [turns, sessions, more, view, dedupe]);
  return (
    <ViewTabs view={view} onView={setView}>
      <Log
        rows={rows}
        looking={looking}
        view={view}
        audible={audible}
        more={chat.more}
        actions={actions}
        known={chat.panel !== undefined}
        asked={asked}
        goTo={goTo}
        onEarlier={onEarlier}
        onArrived={onArrived}
      />
    </ViewTabs>
  );
}
