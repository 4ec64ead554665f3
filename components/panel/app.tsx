import { useMemo, useRef, useState } from 'preact/hooks';
import { type Row, reuseRows, rowsOf, type View } from '../../lib/chat/rows';
import type { Chat } from '../../lib/chat/state';
import type { Counters, Failure } from '../../lib/model';
import type { RowActions } from '../rows/row-actions';
import { AskBox } from './ask-box';
import { Consent } from './consent';
import { type Choices, Controls } from './controls';
import { CountersLine } from './counters-line';
import { Header } from './header';
import { Log } from './log';
import { Notices } from './notices';
import type { PanelActions } from './panel-actions';
import { ViewTabs } from './view-tabs';

export interface AppProps {
  chat: Chat;
  choices: Choices;
  intervalSeconds: number;
  refused: Failure | undefined;
  actions: PanelActions;
}

const NOTHING: Counters = { seen: 0, sent: 0, dropped: 0, requests: 0, usage: { input: 0, output: 0 } };

/** The whole side panel. */
export function App({ chat, choices, intervalSeconds, refused, actions }: AppProps) {
  const { panel } = chat;
  const [asked, setAsked] = useState(0);
  const ask = async (question: string, replay: boolean) => {
    const accepted = await actions.ask(question, replay);
    if (accepted) setAsked((count) => count + 1);
    return accepted;
  };
  const needsConsent = panel?.status.state === 'needs' && panel.status.what === 'consent';
  return (
    <div class="app">
      <Header panel={panel} onOptions={actions.openOptions} />
      {needsConsent ? (
        <main>
          <Consent apiHost={panel.apiHost} intervalSeconds={intervalSeconds} actions={actions} />
        </main>
      ) : (
        <main>
          <Controls panel={panel} choices={choices} actions={actions} />
          <Notices panel={panel} refused={refused} actions={actions} />
          <Conversation chat={chat} asked={asked} actions={actions} />
          <AskBox unasked={panel?.unasked} replaySeconds={panel?.replaySeconds} onAsk={ask} />
        </main>
      )}
      <CountersLine counters={panel?.counters ?? NOTHING} />
    </div>
  );
}

interface ConversationProps {
  chat: Chat;
  asked: number;
  actions: PanelActions;
}

function Conversation({ chat, asked, actions }: ConversationProps) {
  const [view, setView] = useState<View>('deduplicated');
  const before = useRef<readonly Row[]>([]);
  const { turns, sessions, more } = chat;
  const dedupe = chat.panel?.dedupe;
  const { rows, looking } = useMemo(() => {
    const next = rowsOf({ turns, sessions, more }, view, dedupe);
    before.current = reuseRows(before.current, next.rows);
    return { ...next, rows: before.current };
  }, [turns, sessions, more, view, dedupe]);
  const rowActions = useMemo(() => toRowActions(actions), [actions]);
  return (
    <ViewTabs view={view} onView={setView}>
      <Log
        rows={rows}
        looking={looking}
        view={view}
        more={chat.more}
        actions={rowActions}
        known={chat.panel !== undefined}
        asked={asked}
        onEarlier={actions.earlier}
      />
    </ViewTabs>
  );
}

function toRowActions(actions: PanelActions): RowActions {
  return {
    askAgain: (question, replay) => void actions.ask(question, replay),
    tellApart: actions.tellApart,
  };
}
