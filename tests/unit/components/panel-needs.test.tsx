// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure, FailureReason } from '../../../lib/model';
import { DEFAULTS } from '../../../lib/settings';
import { makeSession, T0 } from '../chat/make';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showPanel, type spyActions } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name });
const alert = () => screen.getByRole('alert').textContent ?? '';

describe('the consent', () => {
  const panel = { status: { state: 'needs', what: 'consent' }, consented: false } as const;

  it('says what goes where and what it may cost, and nothing else is on the screen', async () => {
    const { container } = showPanel({ panel });
    const words = container.textContent ?? '';
    expect(words).toMatch(/every 2 secs/);
    expect(words).toMatch(/Google’s Gemini API/);
    expect(words).toMatch(/train and improve/);
    expect(words).toMatch(/Estimate: about US\$0\.77 an hour/);
    expect(words).toMatch(
      /1,800 pictures × \(1,120 tokens in at US\$0\.25 \+ 100 out at US\$1\.50 per million\)/,
    );
    expect(words).toMatch(/20 requests a day/);
    expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
    expect(screen.queryByRole('log')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Before anything is sent' }));
    await expectAccessible(container);
  });

  it.each([
    [false, /Video clips of 2 seconds.*you watch, and/, /1,800 clips × \(1,120 tokens/],
    [true, /Video clips of 2 seconds.*you watch, with its sound, and/, /1,800 clips × \(1,184 tokens/],
  ])('says so when clips are chosen, with sound: %s', (clipSound, what, cost) => {
    const { container } = showPanel({
      panel,
      props: { settings: { ...DEFAULTS, capture: 'clips', clipSound } },
    });
    expect(container.textContent).toMatch(what);
    expect(container.textContent).toMatch(cost);
  });

  it('names another server', () => {
    const { container } = showPanel({ panel: { ...panel, apiHost: 'gateway.test' } });
    expect(container.textContent).toMatch(/To gateway\.test, the address you set/);
  });

  it('is given or not', () => {
    const { actions } = showPanel({ panel });
    fireEvent.click(button('I agree'));
    expect(actions.agree).toHaveBeenCalledOnce();
    fireEvent.click(button('Not now'));
    expect(actions.decline).toHaveBeenCalledOnce();
  });
});

describe("without the page's text", () => {
  it.each([
    ['left', /Text is off: the tab went to another site\. Click the Screen Helper icon on it/],
    ['closed', /Text is off: the browser lets no extension read this page\. Pictures go on/],
    ['silent', /did not give its text in time\. Pictures go on/],
  ] as const)('%s says so, and what to do', async (textTrouble, words) => {
    const { container, become } = showPanel({ panel: { textTrouble } });
    expect(alert()).toMatch(words);
    await expectAccessible(container);
    become({});
    expect(alert()).toBe('');
  });
});

describe('without a key', () => {
  it('leads to the options page', async () => {
    const { actions, container } = showPanel({
      panel: { status: { state: 'needs', what: 'key' }, hasKey: false },
    });
    expect(alert()).toMatch(/A Gemini API key is needed/);
    fireEvent.click(button('Open options'));
    expect(actions.openOptions).toHaveBeenCalledOnce();
    await expectAccessible(container);
  });
});

describe('what stands in the way', () => {
  type Action = keyof ReturnType<typeof spyActions>;
  it.each<[FailureReason, string, string, Action]>([
    ['not-granted', 'Click the toolbar icon on this tab', 'Use “Window or screen” instead', 'usePicker'],
    ['tab-busy', 'Stop the capture there', 'Use “Window or screen” instead', 'usePicker'],
    ['key', 'create a new one', 'Open options', 'openOptions'],
    ['model', 'Choose another from the list', 'Choose another model', 'openModels'],
    ['api-disabled', 'Enable the Generative Language API', 'Get a key at Google AI Studio', 'openKeys'],
    ['picker-cancelled', 'Press Start', 'Try again', 'start'],
  ])('for %s says "%s" and offers "%s"', async (reason, advice, name, action) => {
    const notice = { reason, detail: 'The browser’s own words' };
    const { actions, container } = showPanel({ panel: { status: { state: 'idle' }, notice } });
    expect(alert()).toContain(advice);
    expect(alert()).toContain('The browser’s own words');
    fireEvent.click(button(name));
    expect(actions[action]).toHaveBeenCalledOnce();
    await expectAccessible(container);
  });

  const failure: Failure = { reason: 'quota-day', detail: '', retryAt: T0 };
  it.each([
    ['failed', { status: { state: 'failed', failure } }],
    ['ended by a failure', { status: { state: 'ended', end: 'failed' }, session: makeSession({ failure }) }],
  ] as const)('is said when watching %s', (_, panel) => {
    showPanel({ panel });
    // With its date, on every day but that one.
    expect(alert()).toMatch(/Today’s quota is used up.*from .*10:42/);
  });

  it.each<[FailureReason, RegExp]>([
    ['quota-minute', /Too many requests in a minute.*Sending waits/],
    // Over in a second or two: an alarm would only flash.
    ['overloaded', /^$/],
  ])('while it is waited out is told of %s', (reason, said) => {
    const status = { state: 'holding', until: T0, failure: { reason, detail: '', retryAt: T0 } } as const;
    showPanel({ panel: { status } });
    expect(alert()).toMatch(said);
  });

  it('is a command of this panel that was refused', () => {
    showPanel({ props: { refused: { reason: 'interrupted', detail: '' } } });
    expect(alert()).toMatch(/The browser stopped the extension/);
  });

  it('is nothing while all is well', () => {
    showPanel();
    expect(alert()).toBe('');
  });
});
