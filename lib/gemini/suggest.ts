import type { ModelInfo } from '../model';
import { priceOf } from '../prices';

/** A typical look at the screen, in millions of tokens: one picture at high detail, a short answer. */
const TYPICAL = { input: 1400e-6, output: 100e-6 };

/**
 * The model to start with: the cheapest fast one that sees, stable before preview, known price before unknown.
 * @param at for the prices, ms since 1970
 * @returns an id of the list, or undefined when none of it will do
 */
export function suggestModel(models: ModelInfo[], at: number): string | undefined {
  const ranked = models.filter(({ id, generates }) => generates && isFast(id)).map(({ id }) => rank(id, at));
  return ranked.sort(compare)[0]?.id;
}

/**
 * The model to begin Live conversations with: one that is made for them, stable before preview, known price before
 * unknown, newer before older.
 * @param at for the prices, ms since 1970
 * @returns an id of the list, or undefined when none of it holds Live conversations
 */
export function suggestLiveModel(models: ModelInfo[], at: number): string | undefined {
  const able = models.filter(({ id, converses }) => converses && !isSpecialist(id));
  return able.map(({ id }) => rankLive(id, at)).sort(compare)[0]?.id;
}

interface Ranked {
  id: string;
  /** Compared in order, smaller first. */
  by: number[];
}

function rank(id: string, at: number): Ranked {
  const price = priceOf(id, at);
  const cost = price ? price.input * TYPICAL.input + price.output * TYPICAL.output : Number.POSITIVE_INFINITY;
  const [major = 0, minor = 0] = version(id);
  // Of two that nobody knows the price of, "lite" is the cheaper, and the newer one is longer with us.
  return { id, by: [isPreview(id) ? 1 : 0, cost, isLite(id) ? 0 : 1, -major, -minor, id.length] };
}

function rankLive(id: string, at: number): Ranked {
  const { by } = rank(id, at);
  return { id, by: [/^gemini-.*\blive\b/.test(id) ? 0 : 1, ...by] };
}

function compare(a: Ranked, b: Ranked): number {
  for (const [index, left] of a.by.entries()) {
    const right = b.by[index] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.id < b.id ? -1 : 1;
}

/** Only flash answers within a slice's time and price. `customtools` variants are for agents. */
function isFast(id: string): boolean {
  return /^gemini-.*\bflash\b/.test(id) && !id.includes('customtools');
}

/** Holds conversations, but about one thing only. */
function isSpecialist(id: string): boolean {
  return /\b(translate|robotics|computer)\b/.test(id);
}

function isLite(id: string): boolean {
  return /\bflash-lite\b/.test(id);
}

function isPreview(id: string): boolean {
  return /-(preview|exp|experimental|thinking)\b/.test(id);
}

/** Of "gemini-3.1-flash": [3, 1]. None for "gemini-flash-latest", which may cost anything tomorrow. */
function version(id: string): number[] {
  return (
    /^gemini-(?:live-)?(\d+)(?:\.(\d+))?/
      .exec(id)
      ?.slice(1)
      .map((part) => Number(part ?? 0)) ?? []
  );
}
