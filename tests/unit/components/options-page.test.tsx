// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { beside, MODELS, showOptions } from './options';

beforeEach(() => speak('en'));
afterEach(cleanup);

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const button = (name: string) => screen.getByRole('button', { name });
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const enter = (name: string) => fireEvent.keyDown(field(name), { key: 'Enter' });
const leave = (name: string) => fireEvent.blur(field(name));
const says = (name: string, words: string | RegExp) =>
  waitFor(() => expect(beside(field(name))).toMatch(words));

describe('the page', () => {
  it('names its fields', async () => {
    const { container } = showOptions({ apiKey: 'k', list: MODELS });
    const names = [
      ...['Gemini API key', 'Remember the key', 'Model', 'Thinking level', 'API address', 'Preset'],
      ...['Instruction', 'Interval in seconds', 'Image detail', 'Requests in flight'],
      ...['Frames per second in clips', 'Tab sound in clips'],
      ...['Session limit in minutes', 'Send by itself after minutes'],
    ];
    for (const name of names) expect(field(name), name).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('a number', () => {
  it.each([
    ['Interval in seconds', '2.5', { intervalSeconds: 2.5 }],
    ['Frames per second in clips', '10', { clipFps: 10 }],
    ['Requests in flight', '8', { inFlight: 8 }],
    ['Session limit in minutes', '1', { sessionLimitMinutes: 1 }],
    ['Send by itself after minutes', '0', { sendAfterMinutes: 0 }],
  ])('%s is saved on Enter', async (name, value, expected) => {
    const { actions } = showOptions();
    type(name, value);
    enter(name);
    expect(actions.save).toHaveBeenCalledExactlyOnceWith(expected);
    await says(name, 'Saved');
    leave(name);
    expect(actions.save).toHaveBeenCalledOnce();
  });

  it('is saved on leaving its field, when it was changed', async () => {
    const { actions } = showOptions();
    leave('Requests in flight');
    expect(actions.save).not.toHaveBeenCalled();
    type('Requests in flight', '3');
    leave('Requests in flight');
    expect(actions.save).toHaveBeenCalledExactlyOnceWith({ inFlight: 3 });
  });

  it.each([
    ['Interval in seconds', '0.5', 'Enter a number from 1 to 60, in steps of 0.5.'],
    ['Interval in seconds', '2.2', 'Enter a number from 1 to 60, in steps of 0.5.'],
    ['Frames per second in clips', '11', 'Enter a number from 1 to 10.'],
    ['Frames per second in clips', '2.5', 'Enter a number from 1 to 10.'],
    ['Requests in flight', '9', 'Enter a number from 1 to 8.'],
    ['Requests in flight', '1.5', 'Enter a number from 1 to 8.'],
    ['Session limit in minutes', '', 'Enter a number from 1 to 480.'],
  ])('%s of %j is refused beside it', async (name, value, words) => {
    const { actions, container } = showOptions();
    type(name, value);
    leave(name);
    await says(name, words);
    expect(field(name).getAttribute('aria-invalid')).toBe('true');
    expect(actions.save).not.toHaveBeenCalled();
    await expectAccessible(container);
  });
});

describe('the key', () => {
  const NAME = 'Gemini API key';
  const refusal = { reason: 'key', detail: 'API key not valid.' } as const;

  it('is masked, and shown on request', () => {
    showOptions({ apiKey: 'secret' });
    expect(field(NAME).type).toBe('password');
    fireEvent.click(button('Show'));
    expect(field(NAME).type).toBe('text');
    expect(button('Show').getAttribute('aria-pressed')).toBe('true');
  });

  it('is checked, then saved', async () => {
    const { actions } = showOptions();
    let answer: (refused: undefined) => void = () => {};
    actions.saveKey.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    type(NAME, ' new-key ');
    enter(NAME);
    expect(actions.saveKey).toHaveBeenCalledWith('new-key');
    await says(NAME, 'Checking…');
    answer(undefined);
    await says(NAME, 'Saved');
  });

  it('is refused with the API’s own reason, and can be tried again', async () => {
    const { actions, container } = showOptions();
    actions.saveKey.mockResolvedValueOnce(refusal);
    type(NAME, 'wrong');
    enter(NAME);
    await says(NAME, /Gemini refused the API key.*API key not valid\./);
    expect(field(NAME).getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(container);
    enter(NAME);
    await says(NAME, 'Saved');
  });

  it('is removed when its field is emptied', async () => {
    const { actions } = showOptions({ apiKey: 'secret' });
    type(NAME, '');
    leave(NAME);
    expect(actions.saveKey).toHaveBeenCalledWith('');
    await says(NAME, 'Removed');
  });

  it('is answered by the last check, not by a slow earlier one', async () => {
    const { actions } = showOptions();
    let late: (refused: typeof refusal) => void = () => {};
    actions.saveKey.mockReturnValueOnce(
      new Promise((resolve) => {
        late = resolve;
      }),
    );
    type(NAME, 'first');
    enter(NAME);
    type(NAME, 'second');
    enter(NAME);
    await says(NAME, 'Saved');
    late(refusal);
    await Promise.resolve();
    expect(beside(field(NAME))).toBe('Saved');
  });

  it('is remembered or not', () => {
    const { actions } = showOptions();
    fireEvent.click(field('Remember the key'));
    expect(actions.remember).toHaveBeenCalledWith(false);
  });
});

describe('the model', () => {
  const options = () =>
    [...screen.getByLabelText<HTMLSelectElement>('Model').options].map(({ text }) => text);

  it('waits for a key', () => {
    showOptions();
    expect(field('Model').disabled).toBe(true);
    expect(options()).toEqual(['No model']);
  });

  it('is one of the list', async () => {
    const { actions } = showOptions({ apiKey: 'k', list: MODELS, settings: { model: 'gemini-3.8-flash' } });
    expect(field('Model').value).toBe('gemini-3.8-flash');
    expect(options()).toHaveLength(2);
    fireEvent.change(field('Model'), { target: { value: 'gemini-3.1-flash-lite' } });
    expect(actions.save).toHaveBeenCalledWith({ model: 'gemini-3.1-flash-lite' });
    await says('Model', 'Saved');
  });

  it('says when it was replaced', async () => {
    const list = { ...MODELS, replaced: 'gemini-1.0-old' };
    showOptions({ apiKey: 'k', list, settings: { model: 'gemini-3.8-flash' } });
    await says('Model', 'gemini-1.0-old is not on the list any more; gemini-3.8-flash is used now.');
  });

  it('says why the list could not be read', async () => {
    const { actions } = showOptions({ apiKey: 'k' });
    actions.refreshModels.mockResolvedValue({ reason: 'offline', detail: '' });
    fireEvent.click(button('Refresh the list'));
    await says('Model', /This computer is offline/);
  });
});

describe('the instruction', () => {
  it('is that of the preset', async () => {
    const { actions } = showOptions();
    expect(field('Instruction').value).toMatch(/^Say in one or two short sentences/);
    fireEvent.change(field('Preset'), { target: { value: 'lecture' } });
    expect(actions.save).toHaveBeenCalledWith({ preset: 'lecture' });
    await waitFor(() => expect(field('Instruction').value).toMatch(/^I am watching a lecture/));
  });

  it('becomes one’s own when edited', async () => {
    const { actions } = showOptions();
    type('Instruction', 'Count the birds.');
    enter('Instruction');
    expect(actions.save, 'Enter is a new line').not.toHaveBeenCalled();
    leave('Instruction');
    expect(actions.save).toHaveBeenCalledWith({ preset: 'custom', customInstruction: 'Count the birds.' });
    await says('Instruction', 'Saved');
    expect(field('Preset').value).toBe('custom');
  });

  it('begins one’s own with what is there', () => {
    const { actions } = showOptions({ settings: { preset: 'game' } });
    fireEvent.change(field('Preset'), { target: { value: 'custom' } });
    expect(actions.save).toHaveBeenCalledWith({
      preset: 'custom',
      customInstruction: expect.stringMatching(/^I am playing a game/),
    });
  });

  it('is not empty', async () => {
    const { actions } = showOptions();
    type('Instruction', '  ');
    leave('Instruction');
    await says('Instruction', 'Write an instruction, or choose a preset.');
    expect(actions.save).not.toHaveBeenCalled();
  });
});

describe('the API address', () => {
  const NAME = 'API address';

  it.each([
    'not an address',
    'ftp://example.com',
    'example.com',
    'http://example.com',
    'javascript:alert(1)',
  ])('%j is refused', async (address) => {
    const { actions } = showOptions();
    type(NAME, address);
    leave(NAME);
    await says(NAME, /Enter a full address/);
    expect(actions.saveAddress).not.toHaveBeenCalled();
  });

  it.each(['http://127.0.0.1:1234', 'https://gateway.test/gemini', ''])('%j is saved', async (address) => {
    const { actions } = showOptions({ settings: { apiAddress: 'https://old.test' } });
    type(NAME, address);
    enter(NAME);
    expect(actions.saveAddress).toHaveBeenCalledWith(address);
    await says(NAME, 'Saved');
  });

  it('offers access to one origin when it cannot be reached, and tries again', async () => {
    const { actions, container } = showOptions({ settings: { apiAddress: 'http://127.0.0.1:1234/a/b' } });
    actions.saveAddress.mockResolvedValueOnce({ reason: 'network', detail: 'Failed to fetch' });
    enter(NAME);
    await says(NAME, /http:\/\/127\.0\.0\.1:1234 could not be reached.*Failed to fetch/);
    await expectAccessible(container);
    fireEvent.click(button('Allow access to http://127.0.0.1:1234'));
    expect(actions.allow).toHaveBeenCalledWith('http://127.0.0.1:1234');
    await says(NAME, 'Saved');
    expect(actions.saveAddress).toHaveBeenCalledTimes(2);
  });

  it('says when access was not allowed', async () => {
    const { actions } = showOptions({ settings: { apiAddress: 'http://127.0.0.1:1234' } });
    actions.saveAddress.mockResolvedValue({ reason: 'network', detail: '' });
    actions.allow.mockResolvedValue(false);
    enter(NAME);
    fireEvent.click(await screen.findByRole('button', { name: /Allow access/ }));
    await says(NAME, 'Access was not allowed.');
  });
});

describe('deleting everything', () => {
  it('asks first', async () => {
    const { actions, container } = showOptions();
    fireEvent.click(button('Delete everything'));
    expect(actions.deleteEverything).not.toHaveBeenCalled();
    await expectAccessible(container);
    fireEvent.click(button('Yes, delete'));
    expect(actions.deleteEverything).toHaveBeenCalledOnce();
    expect(await screen.findByText('Everything was deleted.')).toBeTruthy();
  });
});

describe('a choice', () => {
  it('stands while it is being saved', async () => {
    const { actions } = showOptions();
    let store = () => {};
    const stored = new Promise<void>((resolve) => (store = resolve));
    actions.remember.mockReturnValue(stored);
    actions.save.mockReturnValue(stored);
    fireEvent.click(field('Remember the key'));
    fireEvent.change(field('Send'), { target: { value: 'every' } });
    await says('Send', 'Checking');
    expect(field('Remember the key').checked).toBe(false);
    expect(field('Send').value).toBe('every');
    store();
    await says('Send', 'Saved');
    expect(field('Send').value, 'as it is stored').toBe('changed');
  });
});
