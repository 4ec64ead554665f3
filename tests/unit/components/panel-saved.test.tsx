// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../lib/model';
import { makeSession, makeTurn, T0 } from '../chat/make';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showPanel } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const failure: Failure = { reason: 'quota-day', detail: 'limit: 20', retryAt: T0 };
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the saved pile', () => {
  const panel = { saved: { count: 12, clips: 0, bytes: 3_100_000, duration: 24_000 } };

  it('says how much it is, and is sent', () => {
    const { actions } = showPanel({ panel });
    expect(screen.getByRole('region', { name: 'Saved pictures' }).textContent).toMatch(
      /12 pictures.*24.*3\.1/,
    );
    fireEvent.click(button('Send'));
    expect(actions.send).toHaveBeenCalledOnce();
  });

  it('is discarded only after a second word', async () => {
    const { actions, container } = showPanel({ panel });
    fireEvent.click(button('Discard'));
    expect(document.activeElement).toBe(button('Keep'));
    expect(actions.discard).not.toHaveBeenCalled();
    await expectAccessible(container);
    fireEvent.click(button('Yes, discard'));
    expect(actions.discard).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button('Discard'));
  });

  it.each([
    ['the button', () => fireEvent.click(button('Keep'))],
    ['Escape', () => fireEvent.keyDown(button('Keep'), { key: 'Escape' })],
  ])('is kept with %s', (_, keep) => {
    const { actions } = showPanel({ panel });
    fireEvent.click(button('Discard'));
    keep();
    expect(actions.discard).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Discard'));
  });
});

describe('a pile with clips', () => {
  const saved = { count: 12, clips: 12, bytes: 3_100_000, duration: 24_000 };

  it.each([
    {
      clips: 12,
      name: 'Saved clips',
      says: '12 clips · ',
      show: 'Show clips',
      discard: /the saved clips for/,
    },
    {
      clips: 11,
      name: 'Saved pictures and clips',
      says: '1 picture and 11 clips · ',
      show: 'Show pictures and clips',
      discard: /the saved pictures and clips for/,
    },
  ])('of $clips is called $name', ({ clips, name, says, show, discard }) => {
    showPanel({ panel: { saved: { ...saved, clips } } });
    expect(screen.getByRole('region', { name }).textContent).toContain(says);
    expect(button(show)).toBeTruthy();
    fireEvent.click(button('Discard'));
    expect(screen.getByText(discard)).toBeTruthy();
  });

  it('lists them as clips', async () => {
    const { actions } = showPanel({ panel: { saved: { ...saved, count: 2, clips: 1 } } });
    const clip = { durationMs: 2000, fps: 2 };
    actions.listSaved.mockResolvedValue([
      { id: 'a', at: T0, size: 1 },
      { id: 'b', at: T0 + 2000, size: 1, clip },
    ]);
    fireEvent.click(button('Show pictures and clips'));
    expect(await screen.findByRole('button', { name: /^Remove the picture of 10:42:00/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Remove the clip of 10:42:02/ })).toBeTruthy();
  });

  it('says its limit in clips', () => {
    showPanel({ panel: { saved, savedLimit: { bytes: 500_000_000, count: 12, at: 'stop' } } });
    expect(screen.getByText(/^At 500 MB or 12 clips no more/)).toBeTruthy();
  });
});

describe('a Send in parts', () => {
  const saved = { count: 12, clips: 0, bytes: 3_100_000, duration: 24_000 };
  const stopped = { at: T0, failure };

  it('says which part is on its way, and can be called off', async () => {
    const { actions, container } = showPanel({ panel: { saved, dispatch: { until: 9, done: 1, of: 5 } } });
    expect(screen.getByText('Part 2 of 5').getAttribute('aria-live')).toBe('polite');
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('1');
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    await expectAccessible(container);
    fireEvent.click(button('Cancel'));
    expect(actions.cancelSend).toHaveBeenCalledOnce();
  });

  it('is still there with its last part, when nothing is saved any more', () => {
    const none = { count: 0, clips: 0, bytes: 0, duration: 0 };
    showPanel({ panel: { saved: none, dispatch: { until: 9, done: 4, of: 5 } } });
    expect(screen.getByRole('region', { name: 'Saved pictures' }).textContent).toBe('Part 5 of 5Cancel');
  });

  it.each([
    { done: 0, name: 'Send' },
    { done: 1, name: 'Send the rest' },
  ])('stopped after $done parts says why, and goes on with "$name"', ({ done, name }) => {
    const { actions } = showPanel({ panel: { saved, dispatch: { until: 9, done, of: 5, stopped } } });
    const words = screen.getByRole('region', { name: 'Saved pictures' }).textContent;
    expect(words).toContain(`Stopped: Part ${done + 1} of 5. Today’s quota is used up`);
    fireEvent.click(button(name));
    expect(actions.send).toHaveBeenCalledOnce();
  });

  it('of one part says no more than its row', () => {
    showPanel({ panel: { saved, dispatch: { until: 9, done: 0, of: 1, stopped } } });
    expect(screen.getByRole('region', { name: 'Saved pictures' }).textContent).not.toContain('Stopped');
  });
});

describe('the limit of what may be saved', () => {
  const limit = { bytes: 500_000_000, count: 900 };
  const pile = (count: number, bytes = 9) => ({ count, clips: 0, bytes, duration: 9 });

  it.each([
    { saved: pile(719), at: 'stop', says: undefined },
    { saved: pile(720), at: 'stop', says: 'Watching stops by itself at 500 MB or 900 pictures.' },
    { saved: pile(2, 400_000_000), at: 'stop', says: 'Watching stops by itself' },
    { saved: pile(900), at: 'stop', says: 'no more can be saved' },
    { saved: pile(720), at: 'thin', says: 'every second one is let go' },
  ] as const)('with $saved, to $at: $says', ({ saved, at, says }) => {
    showPanel({ panel: { saved, savedLimit: { ...limit, at } } });
    const words = screen.getByRole('region', { name: 'Saved pictures' }).textContent;
    if (says) expect(words).toContain(says);
    else expect(words).not.toMatch(/at 500/i);
  });

  it('says how many were let go', () => {
    showPanel({ panel: { saved: pile(450), session: makeSession({ sending: 'save', thinned: 450 }) } });
    expect(screen.getByText('Let go to make room: 450 pictures.')).toBeTruthy();
  });
});

describe('the list of saved pictures', () => {
  const saved = { count: 2, clips: 0, bytes: 3_100_000, duration: 2_000 };
  const slices = [
    { id: 'a', at: T0, size: 1_500_000 },
    { id: 'b', at: T0 + 2000, size: 1_600_000 },
  ];

  it('is read when it is unfolded, and each can be removed', async () => {
    const { actions, container } = showPanel({ panel: { saved } });
    expect(actions.listSaved).not.toHaveBeenCalled();
    actions.listSaved.mockResolvedValue(slices);
    fireEvent.click(button('Show pictures'));
    expect(await screen.findAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByRole('list').textContent).toMatch(/10:42:00.*1\.5.*10:42:02.*1\.6/);
    await expectAccessible(container);
    const [first, second] = screen.getAllByRole('button', { name: /^Remove the picture of/ });
    first?.focus();
    fireEvent.click(first as HTMLElement);
    expect(actions.removeSaved).toHaveBeenCalledWith('a');
    expect(document.activeElement).toBe(second);
  });

  it('is downloaded once at a time, and says how far it is', async () => {
    const { actions } = showPanel({ panel: { saved } });
    let done = () => {};
    actions.download.mockImplementation((onProgress) => {
      onProgress(1);
      return new Promise((resolve) => {
        done = resolve;
      });
    });
    fireEvent.click(button('Download'));
    fireEvent.click(await screen.findByRole('button', { name: 'Preparing 1 of 2…' }));
    expect(actions.download).toHaveBeenCalledOnce();
    done();
    expect(await screen.findByRole('button', { name: 'Download' })).toBeTruthy();
  });
});

describe('the question about what went by', () => {
  it.each([
    [60, 'Ask about the last minute'],
    [120, 'Ask about the last 2 minutes'],
    [45, 'Ask about the last 45 seconds'],
  ])('of %i seconds is called "%s"', (replaySeconds, name) => {
    const { actions } = showPanel({ panel: { replaySeconds } });
    fireEvent.click(button(name));
    expect(actions.ask).toHaveBeenCalledWith('What happened?', { replay: true });
  });

  it('takes the words in the box', () => {
    const { actions } = showPanel({ panel: { replaySeconds: 60 } });
    fireEvent.input(screen.getByRole('textbox', { name: 'Ask about the screen' }), {
      target: { value: ' Who won? ' },
    });
    fireEvent.click(button('Ask about the last minute'));
    expect(actions.ask).toHaveBeenCalledWith('Who won?', { replay: true });
  });

  it('is not offered beside a reply that is asked about', () => {
    showPanel({ panel: { replaySeconds: 60 }, turns: [makeTurn(1)] });
    fireEvent.click(button(/^Ask about this/));
    expect(screen.queryByRole('button', { name: /^Ask about the last/ })).toBeNull();
    fireEvent.click(button('Ask about the screen instead'));
    expect(button('Ask about the last minute')).toBeTruthy();
  });

  it('is not offered where nothing is kept', () => {
    showPanel();
    expect(screen.queryByRole('button', { name: /^Ask about/ })).toBeNull();
  });
});
