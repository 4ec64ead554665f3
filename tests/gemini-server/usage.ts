import type { GenerateBody } from './body';
import { allParts, systemText } from './body';
import { generation } from './models';
import type { GeminiRequest, Media, ModalityCount, Picture, Usage } from './types';

/** Tokens of one image for Gemini 3 and later; empty is the default. */
const imageTokens: Record<string, number> = { LOW: 280, MEDIUM: 560, HIGH: 1120, ULTRA_HIGH: 2240, '': 1120 };
/** Tokens of one video frame for Gemini 3 and later. */
const frameTokens: Record<string, number> = { LOW: 70, MEDIUM: 70, HIGH: 280, '': 70 };
/** Tokens of an image, a tile of it, or a video frame for Gemini 2. */
const tile = { tokens: 258, side: 768, smallSide: 384 };
/** The real count depends on the task: these are round numbers that grow with the level. */
const thoughtTokens: Record<string, number> = { MINIMAL: 0, LOW: 32, MEDIUM: 96, HIGH: 240, '': 96 };
export const audioTokensPerSecond = 32;
/** Containers are not opened, so a clip whose metadata names no end counts as this many seconds. */
const assumedSeconds = 2;

/** About four characters make a token. */
export function textTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** What the request costs before the model says a word. */
export function promptUsage(record: GeminiRequest, body: GenerateBody): Usage {
  const gemini = generation(record.model);
  const counts: Record<ModalityCount['modality'], number> = {
    TEXT: promptText(body),
    IMAGE: sum(record.images.map((picture) => pictureTokens(picture, gemini))),
    VIDEO: videoTokens(body, record.videos, gemini),
    AUDIO: sum(record.files.filter(isAudio).map(() => assumedSeconds * audioTokensPerSecond)),
    DOCUMENT: sum(record.files.filter((file) => !isAudio(file)).map(() => 560)),
  };
  const promptTokensDetails = Object.entries(counts)
    .filter(([, tokenCount]) => tokenCount > 0)
    .map(([modality, tokenCount]) => ({ modality, tokenCount }) as ModalityCount);
  const promptTokenCount = sum(Object.values(counts));
  return { promptTokenCount, totalTokenCount: promptTokenCount, promptTokensDetails };
}

/** The prompt's usage plus what was said and thought so far. */
export function usageSoFar(prompt: Usage, text: string, thoughts: number): Usage {
  const candidatesTokenCount = textTokens(text);
  return {
    ...prompt,
    ...(text !== '' && { candidatesTokenCount }),
    ...(thoughts > 0 && { thoughtsTokenCount: thoughts }),
    totalTokenCount: prompt.promptTokenCount + candidatesTokenCount + thoughts,
  };
}

/** How many tokens the model thinks before it answers; a budget is spent in full. */
export function thinkingTokens(body: GenerateBody, thinks: boolean, thoughts = ''): number {
  if (!thinks) return 0;
  const { thinkingBudget, thinkingLevel = '' } = body.generationConfig?.thinkingConfig ?? {};
  if (thinkingBudget !== undefined && thinkingBudget >= 0) return thinkingBudget;
  return Math.max(thoughtTokens[thinkingLevel] ?? 96, textTokens(thoughts));
}

export function pictureTokens({ width, height, resolution }: Picture, gemini: number): number {
  if (gemini >= 3) return imageTokens[resolution] ?? 1120;
  if (width <= tile.smallSide && height <= tile.smallSide) return tile.tokens;
  return Math.ceil(width / tile.side) * Math.ceil(height / tile.side) * tile.tokens;
}

/** @param resolution LOW, MEDIUM, HIGH or empty */
export function videoFrameTokens(resolution: string, gemini: number): number {
  return gemini >= 3 ? (frameTokens[resolution] ?? 70) : tile.tokens;
}

function videoTokens(body: GenerateBody, videos: Media[], gemini: number): number {
  const parts = allParts(body).filter(({ inlineData }) => inlineData?.mimeType?.startsWith('video/'));
  return sum(
    videos.map(({ resolution }, index) => {
      const { fps = 1, startOffset = '0s', endOffset } = parts[index]?.videoMetadata ?? {};
      const seconds = endOffset
        ? Number.parseFloat(endOffset) - Number.parseFloat(startOffset)
        : assumedSeconds;
      return Math.ceil(seconds * fps) * videoFrameTokens(resolution, gemini);
    }),
  );
}

function promptText(body: GenerateBody): number {
  const texts = allParts(body).flatMap(({ text }) => (text ? [text] : []));
  const tools = body.tools ? JSON.stringify(body.tools) : '';
  return sum([...texts, systemText(body), tools].map(textTokens));
}

function isAudio({ mimeType }: Media): boolean {
  return mimeType.startsWith('audio/');
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
