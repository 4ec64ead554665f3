import { expect, it } from 'vitest';
import type { SliceRecord } from '@/lib/history/db';
import { weigher } from '@/lib/session/weigh';
import { DEFAULTS } from '@/lib/settings';

const screen = { width: 1920, height: 1080 };
const view = { role: 'whole', area: { x: 0, y: 0, ...screen }, screen, level: 'low' } as const;
const record: SliceRecord = {
  id: 'a',
  sessionId: 's',
  at: 0,
  ...screen,
  mimeType: 'image/webp',
  size: 70_000,
  state: 'saved',
};

it('counts a slice of before as one picture at the level of the settings', () => {
  const weigh = weigher({ ...DEFAULTS, model: 'gemini-3.1-flash', detail: 'medium' });
  expect(weigh(record)).toEqual({ bytes: 70_000, tokens: 560, pictures: 1, clips: 0 });
});

it('counts every picture of a slice at its own level', () => {
  const extra = [{ ...screen, mimeType: 'image/webp' as const, view: { ...view, level: 'high' as const } }];
  const weigh = weigher({ ...DEFAULTS, model: 'gemini-3.1-flash' });
  expect(weigh({ ...record, view, extra })).toEqual({
    bytes: 70_000,
    tokens: 280 + 1120,
    pictures: 2,
    clips: 0,
  });
});

it('knows no level of a single picture before Gemini 3', () => {
  const weigh = weigher({ ...DEFAULTS, model: 'gemini-2.5-flash', detail: 'high' });
  // 3 × 2 tiles of 258 tokens.
  expect(weigh({ ...record, view }).tokens).toBe(6 * 258);
});

it.each([
  ['gemini-3.1-flash', 'high', 1120],
  ['gemini-3.1-flash', 'low', 280],
  ['gemini-2.5-flash', 'high', 1032],
  ['gemini-2.5-flash', 'low', 264],
] as const)('counts the frames of a clip: %s, %s', (model, detail, tokens) => {
  const clip = { ...record, mimeType: 'video/mp4', clip: { durationMs: 2000, fps: 2 } } as const;
  const weigh = weigher({ ...DEFAULTS, model, detail });
  expect(weigh(clip)).toEqual({ bytes: 70_000, tokens, pictures: 0, clips: 1 });
  const heard = { ...clip, clip: { ...clip.clip, sound: true as const } };
  expect(weigh(heard).tokens, 'and 32 for each second of its sound').toBe(tokens + 64);
});
