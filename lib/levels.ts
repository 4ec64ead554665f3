/**
 * What Gemini sees of a picture and what that costs, by the model's generation and the level asked for.
 * Every picture is sent for one of these; nothing here has been measured at the API itself.
 */
import type { ClipTiming, Detail, Level, Size } from './model';

/** Of what brings no level of its own. */
export function levelOf(detail: Detail): Level {
  return detail === 'auto' ? 'high' : detail;
}

/** Cheapest first. */
export const LEVELS: readonly Level[] = ['low', 'medium', 'high'];

/** From Gemini 3 on a level is a number of tokens, whatever the size. https://ai.google.dev/gemini-api/docs/media-resolution */
const BUDGET: Record<Level, number> = { low: 280, medium: 560, high: 1120 };

/**
 * Pixels that one token stands for. Assumed: Google says it of Gemma 4 (a budget of tokens is nine times as many
 * patches of 16 × 16 px; https://ai.google.dev/gemma/docs/capabilities/vision), whose budgets are these very
 * numbers. Of Gemini 3 it only says the tokens.
 */
const PIXELS_PER_TOKEN = 9 * 16 * 16;

/**
 * Gemini 2: low and medium see one small picture, high cuts it into tiles, each seen at 768 × 768.
 * https://ai.google.dev/gemini-api/docs/image-understanding ("Token calculation"); for low and medium the
 * descriptions of `GenerationConfig.mediaResolution` (64 and 256 tokens).
 */
const TILE = { side: 768, tokens: 258, lowTokens: 64 };
/** A picture no larger than this on both sides is one tile, in px. */
export const ONE_TILE = 384;

/** Models without a number in their name ("gemini-flash-latest") are taken for new ones. */
export function generationOf(model: string): number {
  return Number(/gemini-(?:live-)?(\d+)/.exec(model)?.[1] ?? 3);
}

/** Input tokens of one picture. */
export function tokensOf(size: Size, level: Level, generation: number): number {
  if (generation >= 3) return BUDGET[level];
  if (level === 'low') return TILE.lowTokens;
  if (level === 'medium' || isOneTile(size)) return TILE.tokens;
  const unit = cropUnit(size);
  return Math.ceil(size.width / unit) * Math.ceil(size.height / unit) * TILE.tokens;
}

/** Of one frame of a video. https://ai.google.dev/gemini-api/docs/media-resolution, and before Gemini 3 /video-understanding */
const FRAME = { low: 70, medium: 70, high: 280, before3: 258, lowBefore3: 66 };

/** Of a second of a video's sound. https://ai.google.dev/gemini-api/docs/video-understanding */
const SOUND_SECOND = 32;

/** Input tokens of a clip: its pictures and its sound. */
export function tokensOfClip(
  { durationMs, fps, sound }: ClipTiming,
  level: Level,
  generation: number,
): number {
  const second = fps * frameTokens(level, generation) + (sound ? SOUND_SECOND : 0);
  return (durationMs / 1000) * second;
}

function frameTokens(level: Level, generation: number): number {
  if (generation >= 3) return FRAME[level];
  return level === 'low' ? FRAME.lowBefore3 : FRAME.before3;
}

/** Pixels that the model sees for each pixel of a side: 1 when it sees the picture as it is, never more. */
export function seenScale(size: Size, level: Level, generation: number): number {
  if (generation >= 3) {
    return Math.min(1, Math.sqrt((BUDGET[level] * PIXELS_PER_TOKEN) / (size.width * size.height)));
  }
  if (level !== 'high') return Math.min(1, TILE.side / Math.max(size.width, size.height));
  return isOneTile(size) ? 1 : Math.min(1, TILE.side / cropUnit(size));
}

const isOneTile = ({ width, height }: Size) => width <= ONE_TILE && height <= ONE_TILE;

/** Side of the squares that Gemini 2 cuts a picture into, px. "Roughly", the source says; the least is from older words of it. */
const cropUnit = ({ width, height }: Size) => Math.max(256, Math.floor(Math.min(width, height) / 1.5));
