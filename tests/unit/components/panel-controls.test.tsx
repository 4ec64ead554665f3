// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PanelState } from '../../../lib/messages';
import type { Failure } from '../../../lib/model';
import { makeSession, T0 } from '../chat/make';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showPanel } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const SESSION_BUTTONS = ['Start', 'Pause', 'Resume', 'Stop'];
const failure: Failure = { reason: 'quota-day', detail: 'limit: 20', retryAt: T0 };
const button = (name: string) => screen.getByRole('button', { name });

describe('the session’s buttons', () => {
  it.each<[PanelState['status'], string[]]>([
    [{ state: 'idle' }, ['Start']],
    [{ state: 'needs', what: 'key' }, ['Start']],
    [{ state: 'starting' }, ['Start', 'Stop']],
    [{ state: 'capturing' }, ['Pause', 'Stop']],
    [{ state: 'waiting' }, ['Pause', 'Stop']],
    [{ state: 'holding', until: T0, failure }, ['Pause', 'Stop']],
    [{ state: 'paused' }, ['Resume', 'Stop']],
    [{ state: 'spent' }, ['Resume', 'Stop']],
    [{ state: 'failed', failure }, ['Start']],
    [{ state: 'ended', end: 'limit' }, ['Start']],
  ])('in %j are %j', async (status, expected) => {
    const { container } = showPanel({ panel: { status } });
    const shown = SESSION_BUTTONS.filter((name) => screen.queryByRole('button', { name }));
    expect(shown).toEqual(expected);
    await expectAccessible(container);
  });

  it.each([
    ['Start', { state: 'idle' }, 'start'],
    ['Pause', { state: 'capturing' }, 'pause'],
    ['Resume', { state: 'paused' }, 'resume'],
    ['Stop', { state: 'capturing' }, 'stop'],
  ] as const)('%s does what it says', (name, status, action) => {
    const { actions } = showPanel({ panel: { status } });
    fireEvent.click(button(name));
    expect(actions[action]).toHaveBeenCalledOnce();
  });

  it('does not start twice', () => {
    const { actions } = showPanel({ panel: { status: { state: 'starting' } } });
    fireEvent.click(button('Start'));
    expect(actions.start).not.toHaveBeenCalled();
  });

  it('keeps the focus when Pause becomes Resume', () => {
    const { become } = showPanel();
    button('Pause').focus();
    become({ status: { state: 'paused' } });
    expect(document.activeElement).toBe(button('Resume'));
  });

  it('keeps the focus in its place when Stop goes away', () => {
    const { become } = showPanel();
    button('Stop').focus();
    fireEvent.click(button('Stop'));
    become({ status: { state: 'ended', end: 'stopped' } });
    expect(document.activeElement).toBe(button('Start'));
  });

  it('offers Start beside Stop when another source is chosen', () => {
    const { actions } = showPanel({
      props: { choices: { source: 'display', sending: 'live', capture: 'frames', engine: 'requests' } },
    });
    fireEvent.click(button('Start'));
    expect(actions.start).toHaveBeenCalledOnce();
    expect(button('Pause')).toBeTruthy();
  });
});

describe('the choices', () => {
  it('are radio groups', () => {
    const { actions } = showPanel();
    expect(screen.getByRole('radiogroup', { name: 'Source' })).toBeTruthy();
    expect(screen.getByRole('radiogroup', { name: 'Sending' })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'This tab' }).checked).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: 'Window or screen' }));
    expect(actions.chooseSource).toHaveBeenCalledWith('display');
    fireEvent.click(screen.getByRole('radio', { name: 'Save, then send' }));
    expect(actions.chooseSending).toHaveBeenCalledWith('save');
    expect(screen.getByRole('radiogroup', { name: 'Capture' })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Clips' }));
    expect(actions.chooseCapture).toHaveBeenCalledWith('clips');
  });
});

describe('the header', () => {
  it('names what is watched', () => {
    showPanel();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Dashboard');
  });

  it('says what to do when the name is not known', () => {
    showPanel({ panel: { session: makeSession({ source: { kind: 'tab', title: '', icon: '' } }) } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/click the icon for its name/);
  });

  it('names nothing when nothing is watched', () => {
    showPanel({ panel: { status: { state: 'ended', end: 'stopped' } } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing is watched');
  });

  it('drops an icon that does not load, until there is another', () => {
    const watching = (icon: string) => ({
      session: makeSession({ source: { kind: 'tab', title: 'A', icon } }),
    });
    const { container, become } = showPanel({ panel: watching('https://a.test/a.ico') });
    const icon = () => container.querySelector<HTMLImageElement>('.favicon');
    expect(icon()?.getAttribute('referrerpolicy')).toBe('no-referrer');
    fireEvent.error(icon() as HTMLImageElement);
    expect(icon()).toBeNull();
    become(watching('https://b.test/b.ico'));
    expect(icon()?.src).toBe('https://b.test/b.ico');
  });

  it.each([
    ['', null],
    ['generativelanguage.googleapis.com', null],
    ['127.0.0.1:1234', 'Not Google: 127.0.0.1:1234'],
  ])('with the API at %j says %j', (apiHost, expected) => {
    showPanel({ panel: { apiHost } });
    expect(screen.queryByText(/Not Google/)?.textContent ?? null).toBe(expected);
  });

  it('shows what was last sent', async () => {
    const preview = { bytes: new Uint8Array([1]), width: 1536, height: 864, at: T0 };
    showPanel({ panel: { preview } });
    expect(
      await screen.findByRole('img', { name: 'Last picture sent, 10:42:00, 1,536 × 864 pixels' }),
    ).toBeTruthy();
  });
});

describe('the status line', () => {
  const live = () => screen.getByRole('status').getAttribute('aria-live');

  it('is spoken when something happens, and not while watching goes on', () => {
    const { become } = showPanel({ panel: { status: { state: 'idle' } } });
    expect(live()).toBe('polite');
    become({ status: { state: 'capturing' } });
    expect(live()).toBe('polite');
    become({ status: { state: 'waiting' } });
    expect(live()).toBe('off');
    become({ status: { state: 'paused' } });
    expect(live()).toBe('polite');
    expect(screen.getByRole('status').textContent).toBe('Paused');
  });
});

describe('the counters', () => {
  it('are those of the worker', () => {
    showPanel();
    const words = screen.getByLabelText('Counters').textContent;
    expect(words).toBe('Requests8Sent7Dropped2Tokens9,000 in · 400 outCostUS$0.00');
  });
});

it.each([
  [undefined, '1,120 tokens per picture'],
  [true, '1,120 tokens per clip'],
] as const)('what the newest picture counts is said, clip: %s', (isClip, words) => {
  const preview = { bytes: Uint8Array.of(1), width: 8, height: 8, at: 0, tokens: 1120, isClip };
  showPanel({ panel: { preview, status: { state: 'capturing' } } });
  expect(screen.getByText(words)).toBeTruthy();
});
