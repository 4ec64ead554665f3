import { expect, it } from 'vitest';
import { thinkingLevelFor } from '../../../lib/gemini/thinking';
import type { ThinkingLevel } from '../../../lib/model';

it.each<[string, ThinkingLevel, ThinkingLevel | undefined]>([
  ['gemini-3.1-flash-lite', 'minimal', 'minimal'],
  ['gemini-3.5-flash-lite', 'medium', 'medium'],
  ['gemini-flash-lite-latest', 'minimal', 'minimal'],
  ['gemini-3-flash-preview', 'minimal', 'minimal'],
  ['gemini-3.6-flash', 'minimal', 'minimal'],
  // refused: "Thinking level MINIMAL is not supported for this model."
  ['gemini-3.7-flash', 'minimal', 'low'],
  ['gemini-3.8-flash', 'minimal', 'low'],
  ['gemini-3.8-flash', 'high', 'high'],
  ['gemini-3.10-flash', 'minimal', 'low'],
  ['gemini-flash-latest', 'minimal', 'low'],
  ['gemini-3.1-pro-preview', 'minimal', 'low'],
  ['gemini-3-pro-preview', 'medium', 'high'],
  ['gemini-4-flash', 'minimal', 'low'],
  ['gemini-10-pro', 'medium', 'medium'],
  // know no levels
  ['gemini-2.5-flash', 'minimal', undefined],
  ['gemini-2.5-flash-lite', 'low', undefined],
  ['gemini-1.5-pro', 'high', undefined],
  ['gemma-4-31b-it', 'low', undefined],
  ['learnlm-2.0-flash', 'low', undefined],
])('%s, %s → %s', (model, wished, level) => expect(thinkingLevelFor(model, wished)).toBe(level));
