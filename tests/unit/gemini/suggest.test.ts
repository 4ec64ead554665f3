import { describe, expect, it } from 'vitest';
import { suggestLiveModel, suggestModel } from '../../../lib/gemini/suggest';
import { priceOf } from '../../../lib/prices';

const november = Date.parse('2026-11-15T00:00:00Z');
const january = Date.parse('2027-01-01T00:00:00Z');
const models = (ids: string[], generates = true) =>
  ids.map((id) => ({ id, name: id, generates, converses: false }));
const suggest = (...ids: string[]) => suggestModel(models(ids), november);

describe('the model to start with', () => {
  it.each<[string, string[], string | undefined]>([
    [
      'the cheapest of known price',
      ['gemini-3.8-flash', 'gemini-3.5-flash-lite', 'gemini-3.1-flash-lite'],
      'gemini-3.1-flash-lite',
    ],
    ['never one that is not on the list', ['gemini-3.8-flash', 'gemini-3.8-pro'], 'gemini-3.8-flash'],
    [
      'known price before unknown',
      ['gemini-2.5-flash-lite', 'gemini-4-flash-lite', 'gemini-3.8-flash'],
      'gemini-3.8-flash',
    ],
    ['stable before preview', ['gemini-3.1-flash-lite-preview', 'gemini-3.8-flash'], 'gemini-3.8-flash'],
    [
      'a stable unknown before a known preview',
      ['gemini-3.1-flash-lite-preview', 'gemini-4-flash'],
      'gemini-4-flash',
    ],
    [
      'a preview where there is nothing else',
      ['gemini-3.1-flash-lite-preview-09-2026', 'gemini-3-pro'],
      'gemini-3.1-flash-lite-preview-09-2026',
    ],
    ['of unknown ones, lite', ['gemini-4-flash', 'gemini-2.5-flash-lite'], 'gemini-2.5-flash-lite'],
    [
      'of unknown ones, the newer',
      ['gemini-3.9-flash-lite', 'gemini-4-flash-lite', 'gemini-3.10-flash-lite'],
      'gemini-4-flash-lite',
    ],
    [
      'of unknown ones, a numbered before "latest"',
      ['gemini-flash-lite-latest', 'gemini-4-flash-lite'],
      'gemini-4-flash-lite',
    ],
    ['the plain name before a dated one', ['gemini-4-flash-001', 'gemini-4-flash'], 'gemini-4-flash'],
    ['no slow one', ['gemini-3.8-pro', 'gemini-3.1-pro-preview'], undefined],
    ['no Gemma', ['gemma-4-31b-it'], undefined],
    ['nothing of nothing', [], undefined],
  ])('%s', (_, ids, expected) => {
    expect(suggest(...ids)).toBe(expected);
    expect(suggest(...ids.toReversed())).toBe(expected);
  });

  it('can answer pictures with text', () => {
    expect(suggestModel(models(['gemini-3.8-flash'], false), november)).toBeUndefined();
  });
});

describe('the model to begin Live conversations with', () => {
  const able = (...ids: string[]) => ids.map((id) => ({ id, name: id, generates: false, converses: true }));

  it.each<[string, string[], string | undefined]>([
    ['one made for it', ['gemini-3.8-flash', 'gemini-3.8-live'], 'gemini-3.8-live'],
    ['stable before preview', ['gemini-4-live-preview', 'gemini-3.8-live'], 'gemini-3.8-live'],
    [
      'the newer, wherever its number stands',
      ['gemini-live-2.5-flash', 'gemini-3.8-live', 'gemini-2.0-flash-live-001'],
      'gemini-3.8-live',
    ],
    [
      'a preview where there is nothing else',
      ['gemini-2.5-flash-native-audio-preview', 'gemini-3.5-live-preview'],
      'gemini-3.5-live-preview',
    ],
    [
      'any that can before none',
      ['gemini-2.5-flash-native-audio-preview'],
      'gemini-2.5-flash-native-audio-preview',
    ],
    ['no interpreter', ['gemini-3.5-live-translate-preview'], undefined],
  ])('%s', (_, ids, expected) => {
    expect(suggestLiveModel(able(...ids), november)).toBe(expected);
    expect(suggestLiveModel(able(...ids.toReversed()), november)).toBe(expected);
  });

  it('can hold them', () => {
    expect(suggestLiveModel(models(['gemini-3.8-live']), november)).toBeUndefined();
  });
});

describe('prices', () => {
  it.each([
    ['gemini-3.1-flash-lite', november, 0.25],
    ['gemini-3.1-flash-lite-preview', november, 0.25],
    ['gemini-3.5-flash-lite-preview-09-2026', november, 0.3],
    ['gemini-3.8-flash', november, 0.75],
    ['gemini-3.8-flash', january - 1, 0.75],
    ['gemini-3.8-flash', january, 1.5],
    ['gemini-3.8-flash-001', january, 1.5],
  ])('%s at %d costs %d', (id, at, input) => expect(priceOf(id, at)?.input).toBe(input));

  it.each(['gemini-3.8-flash-lite', 'gemini-3.8-flash-image', 'gemini-3.80-flash', 'gemini-3', ''])(
    '%s is not guessed',
    (id) => expect(priceOf(id, november)).toBeUndefined(),
  );
});
