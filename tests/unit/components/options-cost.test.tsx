// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Price } from '../../../lib/model';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { showOptions } from './options';

beforeEach(() => {
  speak('en');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const LISTED = 'gemini-3.8-flash, as of 2026-10';
const row = (name: string) => within(screen.getByRole('group', { name }));
const enter = (field: HTMLElement, value: string) => {
  fireEvent.input(field, { target: { value } });
  fireEvent.keyDown(field, { key: 'Enter' });
};
const price = (fields: Partial<Price> = {}): Price => ({
  model: 'gemini-3.8-flash',
  input: 0.75,
  output: 3.75,
  asOf: '2026-10',
  ...fields,
});

it('the table tells its date, and is accessible', async () => {
  const { container } = showOptions();
  const titles = [...container.querySelectorAll('legend')].map((title) => title.textContent);
  expect(titles).toEqual([
    'gemini-3.1-flash-lite, as of 2026-10',
    'gemini-3.5-flash-lite, as of 2026-10',
    LISTED,
    'gemini-3.8-flash from 2027-01-01, as of 2026-10',
    'gemini-3.8-live, as of 2026-10',
  ]);
  await expectAccessible(container);
});

it("a changed price is the user's own, of today, until the list's is wanted again", async () => {
  const { actions } = showOptions();
  enter(row(LISTED).getByLabelText('In'), '0.8');
  const own = price({ input: 0.8, asOf: '2026-11-22' });
  expect(actions.save).toHaveBeenCalledWith({ ownPrices: [own] });
  const changed = row('gemini-3.8-flash, as of 2026-11-22');
  enter(changed.getByLabelText('Sound in'), '2');
  expect(actions.save).toHaveBeenLastCalledWith({ ownPrices: [{ ...own, audio: 2 }] });
  fireEvent.click(changed.getByRole('button', { name: 'Use the list’s price' }));
  expect(actions.save).toHaveBeenLastCalledWith({ ownPrices: [] });
  expect(row(LISTED).queryByRole('button')).toBeNull();
});

it.each([
  ['In', ''],
  ['Out', '-1'],
  ['Sound in', '1001'],
])('%s of %j is refused', (name, value) => {
  const { actions } = showOptions();
  enter(row(LISTED).getByLabelText(name), value);
  expect(row(LISTED).getByText('Enter a price of 0 to 1,000 dollars.')).toBeTruthy();
  expect(actions.save).not.toHaveBeenCalled();
});

it('a model that is not listed gets a row, once', () => {
  const { actions } = showOptions();
  const field = screen.getByLabelText('Model without a price');
  enter(field, 'gemini-3.8-flash');
  expect(screen.getByText('Enter the id of a model that is not in the list.')).toBeTruthy();
  enter(field, 'gemini-9-pro');
  expect(actions.save).toHaveBeenCalledExactlyOnceWith({
    ownPrices: [{ model: 'gemini-9-pro', input: 0, output: 0, asOf: '2026-11-22' }],
  });
  expect(row('gemini-9-pro, as of 2026-11-22').getByLabelText('Out')).toBeTruthy();
});

it('pictures and speech have prices of their own where a model talks', () => {
  const { actions } = showOptions();
  const live = row('gemini-3.8-live, as of 2026-10');
  expect((live.getByLabelText('Pictures in') as HTMLInputElement).value).toBe('1');
  enter(live.getByLabelText('Speech out'), '10');
  expect(actions.save).toHaveBeenCalledExactlyOnceWith({
    ownPrices: [
      {
        model: 'gemini-3.8-live',
        input: 0.75,
        audio: 3,
        image: 1,
        output: 4.5,
        speech: 10,
        asOf: '2026-11-22',
      },
    ],
  });
  expect(row(LISTED).queryByLabelText('Pictures in')).toBeNull();
  expect(row(LISTED).queryByLabelText('Speech out')).toBeNull();
});
