import type { ThinkingLevel } from '../model';

/**
 * The levels that each family refuses with "Thinking level … is not supported for this model", first match wins.
 * 2.x and Gemma refuse every level: https://ai.google.dev/gemini-api/docs/thinking#thinking-levels
 */
const families: { ids: RegExp; levels: ThinkingLevel[] }[] = [
  { ids: /^gemini-(\d+(\.\d+)?-)?flash-lite\b/, levels: ['minimal', 'low', 'medium', 'high'] },
  { ids: /^gemini-3(\.[0-6])?-flash\b/, levels: ['minimal', 'low', 'medium', 'high'] },
  { ids: /^gemini-3-pro\b/, levels: ['low', 'high'] },
  { ids: /^gemini-/, levels: ['low', 'medium', 'high'] },
];

/**
 * The level to send to a model: the wished one, or the next higher that it takes.
 * @returns undefined for models that know no levels
 */
export function thinkingLevelFor(model: string, wished: ThinkingLevel): ThinkingLevel | undefined {
  if (!knowsLevels(model)) return undefined;
  const levels = families.find(({ ids }) => ids.test(model))?.levels ?? [];
  const order: ThinkingLevel[] = ['minimal', 'low', 'medium', 'high'];
  return order.slice(order.indexOf(wished)).find((level) => levels.includes(level));
}

/** Gemini 3 and newer, and the names that always mean the newest. */
function knowsLevels(model: string): boolean {
  if (/^gemini-(flash-lite|flash|pro)-latest$/.test(model)) return true;
  const major = /^gemini-(\d+)/.exec(model)?.[1];
  return major !== undefined && Number(major) >= 3;
}
