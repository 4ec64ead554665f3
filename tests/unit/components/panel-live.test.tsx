// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PanelState } from '../../../lib/messages';
import type { LiveState, Turn } from '../../../lib/model';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { makeLive, makePanel, makeTurn, T0 } from '../chat/make';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showPanel } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const CHOICES = { source: 'tab', sending: 'live', capture: 'frames', engine: 'live' } as const;
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const noButton = (name: string | RegExp) => expect(screen.queryByRole('button', { name })).toBeNull();
const pressed = (name: string) => button(name).getAttribute('aria-pressed');
const liveLine = () => document.querySelector<HTMLElement>('.live-line') as HTMLElement;

interface Shown {
  live?: Partial<LiveState>;
  panel?: Partial<PanelState>;
  settings?: Partial<Settings>;
  turns?: Turn[];
}

/** The panel in a Live conversation. */
function showLive({ live, panel, settings, turns = [] }: Shown = {}) {
  return showPanel({
    panel: { live: makeLive(live), ...panel },
    turns,
    props: { choices: CHOICES, settings: { ...DEFAULTS, engine: 'live', ...settings } },
  });
}

describe('the engine', () => {
  it('is a group that is always there', async () => {
    const { actions, container } = showPanel();
    const group = within(screen.getByRole('radiogroup', { name: 'Engine' }));
    expect(group.getByRole<HTMLInputElement>('radio', { name: 'Requests' }).checked).toBe(true);
    fireEvent.click(group.getByRole('radio', { name: 'Live conversation' }));
    expect(actions.chooseEngine).toHaveBeenCalledExactlyOnceWith('live');
    noButton('Microphone');
    await expectAccessible(container);
  });

  it.each([
    [{ capture: 'clips' }, 'Clips need Requests. Snapshots are taken instead.'],
    [{ sending: 'save' }, '“Save, then send” needs Requests. There is no conversation now.'],
  ] as const)('with %j says why not, and offers the other one', async (choice, words) => {
    const { actions, container } = showPanel({ props: { choices: { ...CHOICES, ...choice } } });
    const line = screen.getByText(words).parentElement;
    expect(line?.getAttribute('aria-live')).toBe('polite');
    await expectAccessible(container);
    fireEvent.click(button('Switch to Requests'));
    expect(actions.chooseEngine).toHaveBeenCalledExactlyOnceWith('requests');
    expect(actions.chooseCapture).not.toHaveBeenCalled();
    expect(actions.chooseSending).not.toHaveBeenCalled();
  });

  it('offers nothing where all goes together', () => {
    showLive();
    noButton('Switch to Requests');
  });
});

describe('the microphone', () => {
  it.each([
    [undefined, 'false', true],
    ['off', 'false', true],
    ['asking', 'false', true],
    ['on', 'true', false],
  ] as const)('that is %s: pressed %s, a press asks for %s', async (microphone, isPressed, asked) => {
    const live = microphone && makeLive({ microphone });
    const { actions, container } = showLive({ panel: { live } });
    expect(pressed('Microphone')).toBe(isPressed);
    fireEvent.click(button('Microphone'));
    expect(actions.microphone).toHaveBeenCalledExactlyOnceWith(asked);
    await expectAccessible(container);
  });

  it('can be allowed after it was refused', () => {
    const notice = { reason: 'microphone-refused', detail: '' } as const;
    const { actions } = showLive({ panel: { notice } });
    fireEvent.click(button('Allow the microphone'));
    expect(actions.microphone).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('push to talk', () => {
  const holding = (live: Partial<LiveState> = {}) => showLive({ live, settings: { pushToTalk: true } });
  const hold = () => button('Hold to talk');

  it('is offered while the microphone is on, where it is wanted', () => {
    showLive();
    noButton('Hold to talk');
    cleanup();
    holding({ microphone: 'off' });
    noButton('Hold to talk');
    cleanup();
    holding();
    expect(pressed('Hold to talk')).toBe('false');
  });

  it.each<[string, (element: HTMLElement) => void, (element: HTMLElement) => void]>([
    ['the pointer', (on) => fireEvent.pointerDown(on), (on) => fireEvent.pointerUp(on)],
    ['a finger that is taken away', (on) => fireEvent.pointerDown(on), (on) => fireEvent.pointerCancel(on)],
    ['Space', (on) => fireEvent.keyDown(on, { key: ' ' }), (on) => fireEvent.keyUp(on, { key: ' ' })],
    ['Enter', (on) => fireEvent.keyDown(on, { key: 'Enter' }), (on) => fireEvent.keyUp(on, { key: 'Enter' })],
    ['Space until the focus goes', (on) => fireEvent.keyDown(on, { key: ' ' }), (on) => fireEvent.blur(on)],
    [
      'Space anywhere',
      () => fireEvent.keyDown(document.body, { key: ' ' }),
      () => fireEvent.keyUp(document.body, { key: ' ' }),
    ],
    [
      'Space until the window goes',
      () => fireEvent.keyDown(document.body, { key: ' ' }),
      () => fireEvent.blur(window),
    ],
  ])('is held by %s', (_, press, release) => {
    const { actions } = holding();
    press(hold());
    expect(actions.talk.mock.calls).toEqual([[true]]);
    expect(pressed('Hold to talk')).toBe('true');
    release(hold());
    expect(actions.talk.mock.calls).toEqual([[true], [false]]);
    expect(pressed('Hold to talk')).toBe('false');
  });

  it('is held while the focus comes from what was pressed before', () => {
    const { actions } = holding();
    fireEvent.pointerDown(hold());
    fireEvent.blur(button('Microphone'));
    expect(actions.talk.mock.calls).toEqual([[true]]);
  });

  it('begins once, however long the key is held', () => {
    const { actions } = holding();
    fireEvent.keyDown(hold(), { key: ' ' });
    fireEvent.keyDown(hold(), { key: ' ', repeat: true });
    expect(actions.talk).toHaveBeenCalledOnce();
  });

  it.each<[string, () => Element]>([
    ['a question', () => screen.getByRole('textbox', { name: 'Ask about the screen' })],
    ['a button that the Tab key led to', () => button('Pause')],
  ])('does not take the space bar from %s', (_, element) => {
    const { actions } = holding();
    fireEvent.keyDown(document.body, { key: 'Tab' });
    fireEvent.keyDown(element(), { key: ' ' });
    expect(actions.talk).not.toHaveBeenCalled();
  });

  it('takes it from a button that was clicked, and does not press that again', () => {
    const { actions } = holding();
    fireEvent.pointerDown(button('Microphone'));
    expect(fireEvent.keyDown(button('Microphone'), { key: ' ' }), 'the default is prevented').toBe(false);
    expect(actions.talk.mock.calls).toEqual([[true]]);
  });

  it('is over when the microphone is', () => {
    const { actions, become } = holding();
    fireEvent.pointerDown(hold());
    become({ live: makeLive({ microphone: 'off' }) });
    expect(actions.talk.mock.calls).toEqual([[true], [false]]);
  });
});

describe('the voice', () => {
  it('is muted and let speak again by one button', () => {
    const { actions } = showLive();
    fireEvent.click(button('Mute'));
    expect(actions.setMuted).toHaveBeenCalledExactlyOnceWith(true);
    cleanup();
    const muted = showLive({ settings: { muted: true } });
    fireEvent.click(button('Unmute'));
    expect(muted.actions.setMuted).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('is as loud as the slider says', () => {
    const { actions } = showLive({ settings: { volume: 0.5 } });
    const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Volume of the voice' });
    expect(slider.getAttribute('aria-valuetext')).toBe('50%');
    fireEvent.input(slider, { target: { value: '0.25' } });
    expect(actions.setVolume).toHaveBeenCalledExactlyOnceWith(0.25);
    expect(slider.getAttribute('aria-valuetext'), 'before it is stored').toBe('25%');
  });

  it('has no volume where answers are written', () => {
    showLive({ settings: { liveAnswers: 'text' } });
    noButton('Mute');
    expect(screen.queryByRole('slider')).toBeNull();
  });

  it('comments on changes or not', () => {
    const { actions } = showLive();
    const toggle = screen.getByRole<HTMLInputElement>('switch', { name: 'Comment on changes' });
    expect(toggle.checked).toBe(true);
    fireEvent.click(toggle);
    expect(actions.setComments).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('the line', () => {
  it('is spoken when something happens, and not who speaks', () => {
    const { become } = showLive({ live: { link: { state: 'connecting' } } });
    expect(liveLine().textContent).toBe('Connecting to Gemini…');
    become({ live: makeLive() });
    expect(liveLine().textContent).toBe('Listening');
    become({ live: makeLive({ speaking: true }) });
    expect([liveLine().textContent, liveLine().getAttribute('aria-live')]).toEqual(['Speaking', 'off']);
    become({ live: makeLive({ link: { state: 'renewing' } }) });
    expect(liveLine().getAttribute('aria-live')).toBe('polite');
  });

  it('that is lost is an alarm, and can be connected again', async () => {
    const failure = { reason: 'network', detail: 'code 1006' } as const;
    const { actions, container } = showLive({ live: { link: { state: 'lost', failure } } });
    const alarm = within(screen.getByRole('alert'));
    expect(alarm.getByText('The API could not be reached')).toBeTruthy();
    expect(alarm.getAllByRole('button')).toHaveLength(1);
    fireEvent.click(alarm.getByRole('button', { name: 'Reconnect' }));
    expect(actions.reconnect).toHaveBeenCalledOnce();
    await expectAccessible(container);
  });
});

describe('what is asked', () => {
  it.each([
    ['Go on', 'goOn'],
    ['Stop', 'stop'],
  ] as const)('after a long silence: %s', async (name, action) => {
    const { actions, container } = showLive({ live: { quietSince: T0 } });
    const question = screen.getByRole('group', { name: 'Nothing was said for 5 minutes. Go on?' });
    expect(question.parentElement?.getAttribute('aria-live')).toBe('polite');
    await expectAccessible(container);
    fireEvent.click(within(question).getByRole('button', { name }));
    expect(actions[action]).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button('Microphone'));
  });

  it.each([
    ['Allow', true],
    ['No', false],
  ] as const)('before the model watches for something: %s', async (name, agreed) => {
    const proposal = { id: 'p1', text: 'the build turns red' };
    const { actions, container } = showLive({ live: { proposal } });
    const question = screen.getByRole('group', {
      name: 'Gemini would like to tell you when: “the build turns red”',
    });
    await expectAccessible(container);
    fireEvent.click(within(question).getByRole('button', { name }));
    expect(actions.decideWatch).toHaveBeenCalledExactlyOnceWith('p1', agreed);
  });
});

describe('rows', () => {
  const said = (fields: Partial<Turn> = {}) =>
    makeTurn(1, {
      kind: 'question',
      question: 'What is red?',
      live: true,
      heard: true,
      spoken: true,
      ...fields,
    });
  const row = () => screen.getByRole('article');

  it('tell what was said from what was typed', async () => {
    const { container } = showLive({ turns: [said()] });
    expect(row().textContent).toMatch(/^You saidWhat is red\?/);
    expect(row().textContent).toMatch(/Spoken/);
    await expectAccessible(container);
    cleanup();
    showLive({ turns: [said({ heard: undefined, spoken: undefined })] });
    expect(row().textContent).toMatch(/^You askedWhat is red\?/);
    expect(row().textContent).not.toMatch(/Spoken/);
  });

  it('offer nothing that a conversation has no use for', () => {
    const failure = { reason: 'cut', detail: '' } as const;
    showLive({ turns: [said({ state: 'failed', failure, text: 'The' })] });
    noButton('Try again');
    cleanup();
    showLive({ turns: [said({ state: 'waiting', text: '' })] });
    noButton('Stop answering');
  });

  it('can be silenced while they are spoken', () => {
    const turn = said({ state: 'streaming', text: 'The' });
    const { actions } = showLive({ turns: [turn] });
    fireEvent.click(button('Stop answering'));
    expect(actions.unask).toHaveBeenCalledExactlyOnceWith(turn);
  });

  it('show where the user spoke over it', () => {
    showLive({ turns: [said({ cutOffMs: 3400 })] });
    expect(within(row()).getByText('You interrupted here, after 3 secs')).toBeTruthy();
  });

  it('list what was looked up, to be opened elsewhere', async () => {
    const links = [
      { title: 'Status', url: 'https://status.test/today' },
      { title: 'A program', url: 'javascript:alert(1)' },
    ];
    const { container } = showLive({ turns: [makeTurn(1, { live: true, spoken: true, links })] });
    const list = within(screen.getByRole('list', { name: 'Found with Google Search' }));
    const [link, ...others] = list.getAllByRole<HTMLAnchorElement>('link');
    expect(others).toEqual([]);
    expect([link?.textContent, link?.href, link?.target]).toEqual([
      'Status',
      'https://status.test/today',
      '_blank',
    ]);
    expect(link?.rel).toBe('noopener noreferrer');
    await expectAccessible(container);
  });

  it.each([
    ['heard already', {}, 'off'],
    ['muted', { muted: true }, null],
    ['with no volume', { volume: 0 }, null],
  ] as const)('that are complete, %s, are read aloud or not', (_, settings, expected) => {
    const { turn } = showLive({ settings, turns: [said({ state: 'streaming', text: 'The' })] });
    expect(row().getAttribute('aria-live')).toBe('off');
    turn(said({ text: 'The error.' }));
    expect(row().getAttribute('aria-live')).toBe(expected);
  });
});

it('says before the first time what a conversation sends', () => {
  const status = { state: 'needs', what: 'consent' } as const;
  showPanel({ panel: makePanel({ status }), props: { settings: { ...DEFAULTS, engine: 'live' } } });
  expect(screen.getByText(/While Microphone is on, also what it hears/)).toBeTruthy();
  expect(screen.queryByText(/requests? an hour/)).toBeNull();
});
