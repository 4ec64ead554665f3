// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Meter } from '../../../lib/messages';
import type { Budget, Counters } from '../../../lib/model';
import { COUNTERS, METER, NO_SUM } from '../chat/make';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showPanel } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name });
const used = { input: 1300, text: 100, image: 1120, audio: 30, cached: 64, output: 90, thoughts: 50 };
const sum = { ...NO_SUM, requests: 3, usage: used, dollars: 0.0123, asOf: ['2026-10'] };
const meter: Meter = { ...METER, session: sum, month: { ...sum, dollars: 12.3 } };

function details(changes: Partial<Meter> = {}, more: Partial<Counters> = {}) {
  const shown = showPanel({ panel: { meter: { ...meter, ...changes }, counters: { ...COUNTERS, ...more } } });
  fireEvent.click(button('What was used'));
  return { ...shown, text: screen.getByRole('region', { name: 'What was used' }).textContent };
}

describe('the meter', () => {
  it('tells tokens by kind and money, of the session and of the month', async () => {
    const { container } = details();
    const rows = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['Tokens', 'Session', 'This month'],
      ['Text in', '100', '100'],
      ['Pictures in', '1,120', '1,120'],
      ['Sound in', '30', '30'],
      ['Not told apart, in', '50', '50'],
      ['of these out of a cache', '64', '64'],
      ['Answers out', '40', '40'],
      ['Thoughts out', '50', '50'],
      ['Cost', 'US$0.0123', 'US$12.30'],
    ]);
    await expectAccessible(container);
  });

  it('tells speech apart from what is written', () => {
    const session = { ...sum, usage: { ...used, speech: 30 } };
    details({ session });
    const rows = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toContainEqual(['Answers out', '10', '40']);
    expect(rows).toContainEqual(['Speech out', '30', '0']);
  });

  it('says what it does not know', () => {
    const session = { ...sum, unknown: 2, unpriced: ['gemini-9-pro'], dollars: 0 };
    const { text } = details({ session, month: { ...session, dollars: 1 } });
    expect(text).toContain('no priceUS$1.00 and more');
    expect(text).toContain('No price is known for gemini-9-pro');
    expect(text).toContain('2 requests of this session broke off');
  });

  it('marks what was saved as an estimate, with its formula', () => {
    const each = { input: 1100, output: 100 };
    expect(details({ heldBack: { pictures: 30, each, dollars: 0.01 } }, { hidden: 1 }).text).toContain(
      'Estimate: “What changed” saved about US$0.01, 36,000 tokens: 30 pictures held back × 1,200 tokens',
    );
    expect(screen.getByText(/1 repeated reply is hidden/)).toBeTruthy();
    cleanup();
    const more = { said: { replies: 4, tokens: 160 }, unsaid: { replies: 10, tokens: 30 } };
    expect(details({}, more).text).toContain(
      'Estimate: “nothing new” instead of repetitions saved about 370 tokens: 10 replies × 40 tokens',
    );
  });
});

const budget = (level: Budget['level'], used: number): Budget => ({
  scope: 'day',
  unit: 'dollars',
  used,
  limit: 1,
  level,
});

describe('a budget', () => {
  it('says nothing until it is nearly used up', () => {
    const { become } = showPanel({ panel: { meter: { ...METER, budget: budget('fine', 0.5) } } });
    expect(screen.queryByText(/budget/i)).toBeNull();
    become({ meter: { ...METER, budget: budget('near', 0.8) } });
    expect(screen.getByText('Budget of today: US$0.80 of US$1.00 used (80%).')).toBeTruthy();
  });

  it('that is used up says what to do, and asks before a question', async () => {
    const { actions, container } = showPanel({
      panel: { status: { state: 'spent' }, meter: { ...METER, budget: budget('spent', 1) } },
    });
    expect(screen.getByRole('alert').textContent).toMatch(/Raise the budget .* You can still ask\./);
    const box = screen.getByRole('textbox', { name: 'Ask about the screen' });
    const ask = () => {
      fireEvent.input(box, { target: { value: 'Why?' } });
      fireEvent.click(button('Ask'));
    };
    ask();
    await waitFor(() => expect(document.activeElement).toBe(button('Do not ask')));
    await expectAccessible(container);
    fireEvent.click(button('Do not ask'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Ask anyway' })).toBeNull());
    expect(actions.ask).not.toHaveBeenCalled();
    expect((box as HTMLTextAreaElement).value, 'the question stays').toBe('Why?');
    fireEvent.click(button('Ask'));
    await waitFor(() => fireEvent.click(button('Ask anyway')));
    await waitFor(() => expect(actions.ask).toHaveBeenCalledExactlyOnceWith('Why?', { overBudget: true }));
  });

  it('in money that cannot be kept is no secret', () => {
    showPanel({ panel: { model: 'gemini-9-pro', meter: { ...METER, unpricedBudget: true } } });
    expect(screen.getByRole('alert').textContent).toContain('no price is known for gemini-9-pro');
  });
});

it.each([
  ['minute', true, 'A picture every 15 secs at most: Gemini allows 5 requests a minute, questions included.'],
  ['minute', false, 'A picture every 15 secs at most: you allowed 5 requests a minute, questions included.'],
  ['day', true, 'A picture every 15 secs at most, until this session ends: Gemini allows 5 requests a day.'],
] as const)('a slower pace says why: %s, %s', (per, learned, words) => {
  showPanel({ panel: { meter: { ...METER, pace: { per, learned, requests: 5, intervalMs: 15_000 } } } });
  expect(screen.getByText(words)).toBeTruthy();
});
