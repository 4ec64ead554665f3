// @vitest-environment happy-dom

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../lib/model';
import { DEFAULTS } from '../../../lib/settings';
import { makeRepeat, makeTurn } from '../chat/make';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showPanel } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const noButton = (name: string | RegExp) => expect(screen.queryByRole('button', { name })).toBeNull();
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Ask about the screen' });
const ask = (question: string) => {
  fireEvent.input(box(), { target: { value: question } });
  fireEvent.keyDown(box(), { key: 'Enter' });
};
const article = (index: number) => screen.getAllByRole('article')[index] as HTMLElement;
const question = (order: number, fields: Partial<Turn> = {}) =>
  makeTurn(order, { kind: 'question', question: `Why ${order}?`, state: 'waiting', text: '', ...fields });

describe('a reply', () => {
  it('is copied as it was written', async () => {
    const { actions, container } = showPanel({ turns: [makeTurn(1, { text: '**Red**, `not` green' })] });
    fireEvent.click(button('Copy: 10:42:02'));
    expect(actions.copy).toHaveBeenCalledWith('**Red**, `not` green');
    await screen.findByText('Copied');
    await expectAccessible(container);
  });

  it('that could not be copied is not said to be', async () => {
    const { actions } = showPanel({ turns: [makeTurn(1)] });
    actions.copy.mockResolvedValue(false);
    fireEvent.click(button('Copy: 10:42:02'));
    await waitFor(() => expect(actions.copy).toHaveBeenCalled());
    expect(screen.queryByText('Copied')).toBeNull();
  });

  it('of which nothing has come has nothing to copy or to ask about', () => {
    showPanel({ turns: [question(1)] });
    noButton(/^Copy/);
    noButton(/^Ask about this/);
  });

  it('can be asked about, once', async () => {
    const { actions, container } = showPanel({ turns: [makeTurn(1), makeTurn(2)] });
    fireEvent.click(button('Ask about this: 10:42:02'));
    expect(screen.getByText('About the reply of 10:42:02')).toBeTruthy();
    expect(document.activeElement).toBe(box());
    await expectAccessible(container);
    ask('Which one?');
    expect(actions.ask).toHaveBeenCalledWith('Which one?', { about: 't1' });
    await waitFor(() => expect(screen.queryByText('About the reply of 10:42:02')).toBeNull());
    ask('And now?');
    expect(actions.ask).toHaveBeenLastCalledWith('And now?', {});
  });

  it('is not asked about after all', () => {
    const { actions } = showPanel({ turns: [makeTurn(1)] });
    fireEvent.click(button('Ask about this: 10:42:02'));
    fireEvent.click(button('Ask about the screen instead'));
    expect(document.activeElement).toBe(box());
    ask('Which one?');
    expect(actions.ask).toHaveBeenCalledWith('Which one?', {});
  });

  it('stays pointed at when the question was refused', async () => {
    const { actions } = showPanel({ turns: [makeTurn(1)] });
    actions.ask.mockResolvedValue(false);
    fireEvent.click(button('Ask about this: 10:42:02'));
    ask('Which one?');
    await waitFor(() => expect(actions.ask).toHaveBeenCalled());
    expect(screen.getByText('About the reply of 10:42:02')).toBeTruthy();
  });
});

describe('a question', () => {
  it('that is being answered can be stopped, and asked again by the same button', async () => {
    const open = question(1, { state: 'streaming', text: 'Half of' });
    const { actions, turn, container } = showPanel({ turns: [open] });
    const stop = button('Stop answering');
    fireEvent.click(stop);
    expect(actions.unask).toHaveBeenCalledWith(open);
    turn({ ...open, state: 'failed', failure: { reason: 'stopped', detail: '' } });
    expect(article(0).textContent).toMatch(/Half of.*You stopped this answer/s);
    expect(button('Try again')).toBe(stop);
    await expectAccessible(container);
    turn({ ...open, state: 'done' });
    noButton('Stop answering');
  });

  it('about a reply says which', () => {
    const at = makeTurn(1).at;
    showPanel({
      turns: [question(2, { state: 'done', text: 'So.', about: { turnId: 't1', at }, askedAt: at + 60_000 })],
    });
    expect(article(0).textContent).toMatch(/10:43:02.*About the reply of 10:42:02/);
  });

  it('tells in Raw what went along', () => {
    showPanel({
      turns: [question(2, { state: 'done', text: 'So.', context: { replies: 6, tokens: 1234 } })],
    });
    expect(article(0).textContent).not.toContain('earlier');
    fireEvent.click(screen.getByRole('tab', { name: 'Raw' }));
    expect(article(0).textContent).toContain('with 6 earlier replies, about 1,200 tokens');
  });
});

describe('questions that wait', () => {
  const queue = () => screen.getByRole('region', { name: 'Questions waiting' });

  it('are listed in their order, not in the log, and can be removed', async () => {
    const turns = [question(1), question(2), question(3), makeTurn(4)];
    const { actions, turn, receive, container } = showPanel({ turns });
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(queue().textContent).toBe('2 questions waitingWhy 2?Why 3?');
    await expectAccessible(container);
    fireEvent.click(button('Remove: Why 2?'));
    expect(actions.unask).toHaveBeenCalledWith(turns[1]);
    expect(document.activeElement).toBe(box());
    receive({ type: 'panel/removed', turnId: 't2' });
    expect(queue().textContent).toBe('1 question waitingWhy 3?');
    turn(question(1, { state: 'done', text: 'So.' }));
    expect(queue().textContent).toBe('');
    expect(within(article(1)).getByText('Why 3?')).toBeTruthy();
  });
});

describe('what goes along', () => {
  it('is told before, without repeats', () => {
    const { turn } = showPanel({
      turns: [makeTurn(1), makeRepeat(2, 't1')],
      props: { settings: { ...DEFAULTS, contextTokens: 2000 } },
    });
    // The example's replies are of that day's last hour only on that day.
    expect(screen.queryByText(/earlier repl/)).toBeNull();
    turn(makeTurn(3, { at: Date.now() }));
    expect(screen.getByText('with 1 earlier reply, about 10 tokens')).toBeTruthy();
    turn(makeRepeat(4, 't3', { at: Date.now() }));
    expect(screen.getByText('with 1 earlier reply, about 10 tokens')).toBeTruthy();
  });

  it('is not what is asked about', () => {
    showPanel({ turns: [makeTurn(1, { at: Date.now() })] });
    fireEvent.click(button(/^Ask about this/));
    expect(screen.queryByText(/earlier repl/)).toBeNull();
  });

  it('is nothing at 0', () => {
    showPanel({
      turns: [makeTurn(1, { at: Date.now() })],
      props: { settings: { ...DEFAULTS, contextTokens: 0 } },
    });
    expect(screen.queryByText(/earlier repl/)).toBeNull();
  });
});
