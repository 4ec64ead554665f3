import { configure, render } from '@testing-library/preact';
import { vi } from 'vitest';
import { App, type AppProps } from '../../../components/panel/app';
import type { Aim, PanelActions } from '../../../components/panel/panel-actions';
import { EMPTY_CHAT, reduce } from '../../../lib/chat/state';
import type { PanelState, ToPanel } from '../../../lib/messages';
import type { SavedSlice, Session, Turn } from '../../../lib/model';
import { DEFAULTS } from '../../../lib/settings';
import { PATIENCE_MS } from '../../patience';
import { makePanel } from '../chat/make';

// A second is not enough for a machine full of other work.
configure({ asyncUtilTimeout: PATIENCE_MS });

interface Shown {
  panel?: Partial<PanelState>;
  turns?: Turn[];
  sessions?: Session[];
  more?: boolean;
  props?: Partial<AppProps>;
}

/** Actions that only remember. */
export function spyActions() {
  return {
    start: vi.fn(),
    pause: vi.fn(),
    resume: vi.fn(),
    stop: vi.fn(),
    send: vi.fn(),
    cancelSend: vi.fn(),
    discard: vi.fn(),
    look: vi.fn(),
    listSaved: vi.fn(async (): Promise<SavedSlice[]> => []),
    readThumbnail: vi.fn(async () => undefined),
    removeSaved: vi.fn(),
    download: vi.fn(async (_onProgress: (count: number) => void) => {}),
    agree: vi.fn(),
    decline: vi.fn(),
    ask: vi.fn(async (_question: string, _aim: Aim) => true),
    askAgain: vi.fn(async (_turn: Turn) => true),
    unask: vi.fn(),
    copy: vi.fn(async (_text: string) => true),
    chooseSource: vi.fn(),
    chooseSending: vi.fn(),
    chooseCapture: vi.fn(),
    usePicker: vi.fn(),
    tellApart: vi.fn(),
    earlier: vi.fn(async () => {}),
    addWatch: vi.fn(async (_text: string) => true),
    pauseWatch: vi.fn(),
    removeWatch: vi.fn(),
    arrived: vi.fn(),
    chooseEngine: vi.fn(),
    microphone: vi.fn(),
    talk: vi.fn(),
    setMuted: vi.fn(),
    setVolume: vi.fn(),
    setComments: vi.fn(),
    reconnect: vi.fn(),
    goOn: vi.fn(),
    decideWatch: vi.fn(),
    openOptions: vi.fn(),
    openModels: vi.fn(),
    openKeys: vi.fn(),
  } satisfies PanelActions;
}

/** The panel as it stands after a snapshot, and a way to send it further events. */
export function showPanel({ panel = {}, turns = [], sessions = [], more = false, props = {} }: Shown = {}) {
  const actions = spyActions();
  let chat = reduce(EMPTY_CHAT, { type: 'panel/snapshot', state: makePanel(panel), turns, sessions, more });
  const view = () => (
    <App
      chat={chat}
      choices={{ source: 'tab', sending: 'live', capture: 'frames', engine: 'requests' }}
      settings={DEFAULTS}
      refused={undefined}
      actions={actions}
      {...props}
    />
  );
  const { rerender, container } = render(view());
  const receive = (event: ToPanel) => {
    chat = reduce(chat, event);
    rerender(view());
  };
  return {
    actions,
    container,
    receive,
    /** Another state of the program around the same rows. */
    become: (state: Partial<PanelState>) => receive({ type: 'panel/state', state: makePanel(state) }),
    turn: (turn: Turn) => receive({ type: 'panel/turn', turn }),
  };
}
