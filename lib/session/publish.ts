import { showBadge } from '../browser/badge';
import { keepAlive } from '../browser/keep-alive';
import { tellPanels } from '../browser/panels';
import { tooltip } from '../chat/status-text';
import { newestSession, session as readSession, sessionsSince, turnsBefore } from '../history/read';
import { savedLimitOf } from '../limits';
import type { HistoryPage, PanelState, ToPanel } from '../messages';
import type { Counters, Session, Turn } from '../model';
import { apiHost, isConsented } from '../settings';
import { type Desk, isBusy, missing, runningSession } from './desk';
import { meterOf } from './meter';
import { textTroubleOf } from './page-text';
import { replayable } from './replay';
import { statusOf } from './status';

/** Turns that a panel gets on opening; older ones are asked for. */
const PAGE = 200;

export const noCounters = (): Counters => ({
  seen: 0,
  sent: 0,
  dropped: 0,
  requests: 0,
  usage: { input: 0, output: 0 },
});

export function panelState(desk: Desk): PanelState {
  const { session, settings } = desk;
  const meter = meterOf(desk, Date.now());
  return {
    status: statusOf({
      session,
      starting: desk.starting,
      needs: desk.want || runningSession(desk) ? missing(desk) : undefined,
      notice: desk.notice,
      hold: desk.hold,
      budget: meter.budget,
      open: [...desk.open.values()],
    }),
    session,
    counters: session?.counters ?? noCounters(),
    meter,
    saved: desk.saved,
    savedLimit: savedLimitOf(settings),
    dispatch: dispatchOf(desk),
    replaySeconds: replayable(desk),
    hasKey: desk.key !== '',
    consented: isConsented(settings),
    model: settings.model,
    dedupe: settings.dedupe,
    apiHost: apiHost(settings),
    preview: desk.preview,
    notice: desk.notice,
    unasked: desk.unasked,
    textTrouble: textTroubleOf(desk),
    live: desk.live,
    watches: desk.watches,
    shown: desk.shown,
    unseenHits: desk.unseenHits,
    busy: isBusy(desk),
  };
}

/** Without the consent or the key it stands still, too. */
function dispatchOf(desk: Desk): PanelState['dispatch'] {
  const { dispatch } = desk;
  return dispatch && missing(desk) ? { stopped: { at: 0 }, ...dispatch } : dispatch;
}

/** Brings badge, panels and the worker's own life in line with the desk. */
export function publish(desk: Desk): void {
  const state = panelState(desk);
  showBadge(state.status, tooltip(state), state.unseenHits);
  tellPanels({ type: 'panel/state', state });
  keepAlive(state.busy);
}

export function publishTurn(turn: Turn): void {
  tellPanels({ type: 'panel/turn', turn });
}

export function publishRemoved(turnId: string): void {
  tellPanels({ type: 'panel/removed', turnId });
}

export function publishSession(session: Session): void {
  tellPanels({ type: 'panel/session', session });
}

/** Everything that a panel needs to draw itself. */
export async function snapshot(desk: Desk): Promise<ToPanel> {
  const page = await historyPage(Number.POSITIVE_INFINITY);
  return { type: 'panel/snapshot', state: panelState(desk), ...page };
}

/** What came before, up to a panel's measure. */
export async function historyPage(before: number): Promise<HistoryPage> {
  const turns = await turnsBefore(before, PAGE + 1);
  const more = turns.length > PAGE;
  const shown = more ? turns.slice(1) : turns;
  const first = shown[0] ? await readSession(shown[0].sessionId) : await newestSession();
  const sessions = first ? await sessionsSince(first.startedAt) : [];
  return { turns: shown, sessions, more };
}
