// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../lib/model';
import { speak } from '../chat/speak';
import { expectAccessible } from './accessibility';
import { beside, showOptions } from './options';

beforeEach(() => speak('en'));
afterEach(cleanup);

const TALKER: ModelInfo = {
  id: 'gemini-3.8-live',
  name: 'Gemini 3.8 Live',
  generates: false,
  converses: true,
};
const section = () => within(screen.getByRole('region', { name: 'Live conversation' }));
const field = (name: string) => section().getByLabelText<HTMLSelectElement>(name);
const show = (live: Parameters<typeof showOptions>[0] = {}) =>
  showOptions({ apiKey: 'k', list: { models: [], live: { models: [TALKER] } }, ...live });

describe('the options of a Live conversation', () => {
  it('have names', async () => {
    const { container } = show();
    const names = [
      ...['Live model', 'Answers', 'Voice', 'Language of the answers', 'Volume in percent'],
      ...['Picture detail in a conversation', 'Comment on changes', 'Google Search', 'Push to talk'],
      ...['Tab sound', 'Ask after quiet minutes'],
    ];
    for (const name of names) expect(field(name), name).toBeTruthy();
    await expectAccessible(container);
  });

  it.each([
    ['Live model', 'gemini-3.8-live', { liveModel: 'gemini-3.8-live' }],
    ['Answers', 'text', { liveAnswers: 'text' }],
    ['Voice', 'Kore', { liveVoice: 'Kore' }],
    ['Language of the answers', 'pt-BR', { liveLanguage: 'pt-BR' }],
    ['Picture detail in a conversation', 'low', { liveLevel: 'low' }],
    ['Tab sound', 'instead', { liveSound: 'instead' }],
  ])('%s is saved when it is chosen', async (name, value, expected) => {
    const { actions } = show();
    fireEvent.change(field(name), { target: { value } });
    expect(actions.save).toHaveBeenCalledExactlyOnceWith(expected);
    await waitFor(() => expect(beside(field(name))).toBe('Saved'));
  });

  it.each([
    ['Comment on changes', { liveComments: false }],
    ['Google Search', { liveSearch: true }],
    ['Push to talk', { pushToTalk: true }],
  ])('%s is a switch', (name, expected) => {
    const { actions } = show();
    fireEvent.click(field(name));
    expect(actions.save).toHaveBeenCalledExactlyOnceWith(expected);
  });

  it.each([
    ['Volume in percent', '35', { volume: 0.35 }],
    ['Ask after quiet minutes', '0', { quietMinutes: 0 }],
  ])('%s is a number', (name, value, expected) => {
    const { actions } = show();
    fireEvent.input(field(name), { target: { value } });
    fireEvent.keyDown(field(name), { key: 'Enter' });
    expect(actions.save).toHaveBeenCalledExactlyOnceWith(expected);
  });

  it.each([
    ['Volume in percent', '101', 'Enter a number from 0 to 100.'],
    ['Ask after quiet minutes', '121', 'Enter a number from 0 to 120.'],
  ])('%s of %s is refused', async (name, value, words) => {
    const { actions } = show();
    fireEvent.input(field(name), { target: { value } });
    fireEvent.keyDown(field(name), { key: 'Enter' });
    await waitFor(() => expect(beside(field(name))).toBe(words));
    expect(actions.save).not.toHaveBeenCalled();
  });

  it('say what one picture takes', () => {
    show();
    const words = [...field('Picture detail in a conversation').options].map(({ text }) => text);
    expect(words.at(-1)).toBe('High – about 1,120 tokens');
  });
});

describe('the Live model', () => {
  it('waits for a key', () => {
    showOptions();
    expect(field('Live model').disabled).toBe(true);
  });

  it('is missing where the key may use none', () => {
    show({ list: { models: [], live: { models: [] } } });
    expect(field('Live model').disabled).toBe(true);
    expect(section().getByText(/Your key may use no model that listens and speaks/)).toBeTruthy();
  });

  it('says when it was replaced', async () => {
    const live = { models: [TALKER], replaced: 'gemini-2-live' };
    show({ list: { models: [], live }, settings: { liveModel: TALKER.id } });
    await waitFor(() =>
      expect(beside(field('Live model'))).toBe(
        'gemini-2-live is not on the list any more; gemini-3.8-live is used now.',
      ),
    );
  });
});
