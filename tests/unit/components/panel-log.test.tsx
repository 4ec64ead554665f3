// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Turn } from '../../../lib/model';
import { makeRepeat, makeSession, makeTurn, T0 } from '../chat/make';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showPanel } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const log = () => screen.getByRole('log', { name: 'Replies' });
const articles = () => within(log()).queryAllByRole('article');
const article = (index: number) => articles()[index] as HTMLElement;
const words = (element: HTMLElement) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const showRaw = () => fireEvent.click(screen.getByRole('tab', { name: 'Raw' }));

describe('the two views', () => {
  const turns = [
    makeTurn(1, {
      attempts: 2,
      usages: [
        { input: 1000, output: 20 },
        { input: 1200, output: 30 },
      ],
    }),
    makeRepeat(2, 't1'),
    makeTurn(3),
  ];

  it('are tabs, the deduplicated one first', async () => {
    const { container } = showPanel({ turns });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Deduplicated');
    expect(screen.getByRole('tabpanel', { name: 'Deduplicated' }).contains(log())).toBe(true);
    expect(articles()).toHaveLength(2);
    showRaw();
    expect(screen.getByRole('tabpanel', { name: 'Raw' }).contains(log())).toBe(true);
    expect(articles()).toHaveLength(3);
    await expectAccessible(container);
  });

  it.each([
    ['ArrowRight', 'Raw'],
    ['ArrowLeft', 'Raw'],
    ['End', 'Raw'],
    ['Home', 'Deduplicated'],
  ])('%s moves to %s', (key, name) => {
    showPanel({ turns });
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Deduplicated' }), { key });
    const tab = screen.getByRole('tab', { name });
    expect(tab.getAttribute('aria-selected')).toBe('true');
    expect(tab.tabIndex).toBe(0);
    expect(document.activeElement === tab || key === 'Home').toBe(true);
  });

  it('open the replies that one hides, and say why', async () => {
    const { container } = showPanel({ turns });
    const opener = button('repeated ×1');
    expect(opener.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(opener);
    expect(opener.getAttribute('aria-expanded')).toBe('true');
    const list = screen.getByRole('list', { name: 'Replies hidden because they repeat this one' });
    expect(words(list)).toBe('10:42:04like 10:42:02, 93%Reply 2 Not a duplicate');
    await expectAccessible(container);
  });

  it('show in the raw one what each cost and repeats', () => {
    showPanel({ turns });
    showRaw();
    expect(article(0).textContent).toContain('2 attempts');
    expect(article(0).textContent).toContain('2,200 in · 50 out');
    expect(article(1).textContent).toContain('Repeat: like 10:42:02, 93%');
  });
});

describe('a reply on its way', () => {
  const streaming = (text: string, fields: Partial<Turn> = {}) =>
    makeTurn(2, { state: text ? 'streaming' : 'waiting', text, usages: [], ...fields });

  it('is not shown while it may be a repeat', () => {
    const { turn } = showPanel({ turns: [makeTurn(1, { text: 'The light is red now' }), streaming('')] });
    expect(articles()).toHaveLength(1);
    expect(screen.getByText('Looking…')).toBeTruthy();
    turn(streaming('The light is'));
    expect(articles()).toHaveLength(1);
    turn(streaming('The light went out '));
    expect(articles()).toHaveLength(2);
    expect(screen.queryByText('Looking…')).toBeNull();
  });

  it('is busy and silent until it is complete, then a new node in the log', () => {
    const { turn } = showPanel({ turns: [streaming('Half a')] });
    expect(article(0).getAttribute('aria-busy')).toBe('true');
    expect(article(0).getAttribute('aria-live')).toBe('off');
    const partial = article(0).querySelector('.markdown');
    turn(streaming('Half a reply'));
    expect(article(0).querySelector('.markdown')).toBe(partial);
    turn(streaming('Half a reply.', { state: 'done' }));
    expect(article(0).getAttribute('aria-busy')).toBe('false');
    expect(article(0).hasAttribute('aria-live')).toBe(false);
    expect(article(0).querySelector('.markdown')).not.toBe(partial);
  });

  it('touches no other row', async () => {
    const { turn } = showPanel({ turns: [makeTurn(1), makeRepeat(3, 't1'), streaming('Quite other ')] });
    const changed: Node[] = [];
    const observer = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
    observer.observe(article(0), { subtree: true, childList: true, characterData: true, attributes: true });
    turn(streaming('Quite other words'));
    await waitFor(() => expect(article(1).textContent).toContain('Quite other words'));
    expect(observer.takeRecords()).toEqual([]);
    expect(changed).toEqual([]);
  });
});

describe('what failed', () => {
  it('says what happened, what to do and the API’s own words', async () => {
    const failure = { reason: 'timeout', detail: 'No data for 60 s' } as const;
    const { container } = showPanel({ turns: [makeTurn(1, { state: 'failed', text: '', failure })] });
    expect(article(0).textContent).toMatch(/No answer came in time.*choose a faster model.*No data for 60 s/);
    expect(within(article(0)).queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });

  it('will be tried again, and says when', () => {
    const failure = { reason: 'overloaded', detail: '', retryAt: T0 + 30_000 } as const;
    showPanel({ turns: [makeTurn(1, { state: 'waiting', text: '', failure })] });
    expect(article(0).textContent).toMatch(/The model is overloaded\. Will be tried again at 10:42:30\./);
  });

  it('says what can be done about it while it waits', () => {
    const failure = { reason: 'offline', detail: '', retryAt: T0 } as const;
    showPanel({ turns: [makeTurn(1, { state: 'waiting', text: '', failure })] });
    expect(article(0).textContent).toMatch(
      /is offline\. Check the network.* Will be tried again at 10:42:00\./,
    );
  });

  it.each([
    ['max-tokens', 'reached its length limit'],
    ['safety', 'ended by Gemini’s safety filter'],
  ] as const)('early with %s is noted below the text', (reason, note) => {
    showPanel({ turns: [makeTurn(1, { failure: { reason, detail: '' } })] });
    expect(words(article(0))).toMatch(new RegExp(`Reply 1.*${note}`));
  });

  it('can be asked again when it was a question', () => {
    const failed = { state: 'failed', text: '', failure: { reason: 'server', detail: '' } } as const;
    const asked = makeTurn(1, { kind: 'question', question: 'Why?', ...failed });
    const { actions, turn } = showPanel({ turns: [asked] });
    fireEvent.click(button('Try again'));
    expect(actions.askAgain).toHaveBeenCalledWith(asked);
    turn({ ...asked, retried: true });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('the other rows', () => {
  it('are a question and its answer', () => {
    showPanel({ turns: [makeTurn(1, { kind: 'question', question: 'How many?', text: 'Three.' })] });
    expect(article(0).textContent).toMatch(/How many\?.*Three\./);
  });

  it('are saved pictures sent together', () => {
    const part = { index: 1, of: 2 };
    showPanel({ turns: [makeTurn(1, { kind: 'batch', sliceIds: ['a', 'b'], part })] });
    expect(article(0).textContent).toContain('Saved and sent together: 2 pictures, part 1 of 2');
  });

  it.each([
    [0, 'with 3 pictures'],
    [2, 'with 1 picture and 2 clips'],
    [3, 'with 3 clips'],
  ])('say what went along with a question about what went by, %i clips of it: %s', (clips, words) => {
    const sliceIds = ['a', 'b', 'c'];
    showPanel({
      turns: [makeTurn(1, { kind: 'question', question: 'What happened?', replay: 60, sliceIds, clips })],
    });
    expect(article(0).textContent).toContain(words);
  });

  it('are the beginning and the end of watching', () => {
    const ended = makeSession({ endedAt: T0 + 9000, end: 'tab-closed' });
    showPanel({ turns: [makeTurn(1)], sessions: [ended] });
    expect(words(log())).toMatch(/Watching Dashboard since .*Reply 1.*Stopped: the tab was closed/);
  });

  it('are none at first, which says how to get one', async () => {
    const { container } = showPanel();
    expect(log().textContent).toMatch(/click the Screen Helper icon/);
    await expectAccessible(container);
  });
});

describe('a long log', () => {
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => makeTurn(from + index));

  it('shows the newest 200, and earlier ones on request', async () => {
    const { actions, container } = showPanel({ turns: many(0, 450), more: true });
    // Not by role: finding out the roles of so many elements takes seconds.
    const shown = () => container.querySelectorAll('article');
    expect(shown()).toHaveLength(200);
    fireEvent.click(screen.getByText('Show earlier'));
    await waitFor(() => expect(shown()).toHaveLength(400));
    expect(actions.earlier).not.toHaveBeenCalled();
    await screen.findByText('Show earlier');
    fireEvent.click(screen.getByText('Show earlier'));
    await waitFor(() => expect(shown()).toHaveLength(450));
    await screen.findByText('Show earlier');
    fireEvent.click(screen.getByText('Show earlier'));
    expect(actions.earlier).toHaveBeenCalledOnce();
  });

  it('follows the newest reply unless the user reads above', () => {
    const { turn } = showPanel({ turns: many(0, 5) });
    const element = log();
    vi.spyOn(element, 'clientHeight', 'get').mockReturnValue(300);
    vi.spyOn(element, 'scrollHeight', 'get').mockReturnValue(1000);
    turn(makeTurn(5));
    expect(element.scrollTop).toBe(1000);
    expect(screen.queryByRole('button', { name: 'New replies' })).toBeNull();

    element.scrollTop = 100;
    fireEvent.scroll(element);
    turn(makeTurn(6));
    expect(element.scrollTop).toBe(100);
    fireEvent.click(button('New replies'));
    expect(element.scrollTop).toBe(1000);
  });
});

describe('the question box', () => {
  const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Ask about the screen' });
  const type = (value: string) => fireEvent.input(box(), { target: { value } });

  it.each([
    ['Enter', () => fireEvent.keyDown(box(), { key: 'Enter' })],
    ['the button', () => fireEvent.click(button('Ask'))],
  ])('asks with %s, and is empty when it was accepted', async (_, send) => {
    const { actions } = showPanel();
    type('  What is this? ');
    send();
    expect(actions.ask).toHaveBeenCalledWith('What is this?', {});
    await waitFor(() => expect(box().value).toBe(''));
  });

  it.each([
    ['Shift+Enter', { key: 'Enter', shiftKey: true }],
    ['Enter that ends a composed word', { key: 'Enter', isComposing: true }],
  ])('does not ask with %s', (_, key) => {
    const { actions } = showPanel();
    type('What');
    fireEvent.keyDown(box(), key);
    expect(actions.ask).not.toHaveBeenCalled();
  });

  it('asks nothing when empty', () => {
    const { actions } = showPanel();
    type('  ');
    fireEvent.click(button('Ask'));
    expect(actions.ask).not.toHaveBeenCalled();
  });

  it('keeps the text when it was refused', async () => {
    const { actions } = showPanel();
    actions.ask.mockResolvedValue(false);
    type('What?');
    fireEvent.keyDown(box(), { key: 'Enter' });
    await waitFor(() => expect(document.activeElement).toBe(box()));
    expect(box().value).toBe('What?');
  });

  it('keeps what was typed while the answer to the command was on its way', async () => {
    const { actions } = showPanel();
    let accept: (accepted: boolean) => void = () => {};
    actions.ask.mockReturnValue(new Promise((resolve) => (accept = resolve)));
    type('First?');
    fireEvent.keyDown(box(), { key: 'Enter' });
    type('First? And second?');
    accept(true);
    await waitFor(() => expect(document.activeElement).toBe(box()));
    expect(box().value).toBe('First? And second?');
  });
});

describe('a reply with something new in it', () => {
  const text = 'The lamp is lit. A cat walks in.';
  const folds = [{ from: 0, to: 17, of: 't1', similarity: 0.934 }];
  const turns = [makeTurn(1, { text: 'The lamp is burning.' }), makeTurn(2, { text, folds })];

  it('shows that, and the rest on a click, with why it was folded', async () => {
    const { actions, container } = showPanel({ turns });
    expect(article(1).querySelector('.markdown')?.textContent?.trim()).toBe('A cat walks in.');
    const opener = button('The rest: like 10:42:02, 93%');
    expect(opener.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(opener);
    expect(opener.getAttribute('aria-expanded')).toBe('true');
    expect(article(1).querySelector('.markdown')?.textContent?.trim()).toBe(text);
    await expectAccessible(container);
    fireEvent.click(button('Not a duplicate'));
    expect(actions.tellApart).toHaveBeenCalledWith('t2');
  });

  it('is whole in the raw view', () => {
    showPanel({ turns });
    showRaw();
    expect(article(1).querySelector('.markdown')?.textContent?.trim()).toBe(text);
  });
});
