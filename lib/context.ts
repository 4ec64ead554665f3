/**
 * What of the conversation goes along with a question: its newest exchanges, as many as fit into a number of tokens.
 * The worker sends it and the panel says how much it is, so both ask here. Pure.
 */
import type { Exchange } from './analyzer';
import type { Turn } from './model';

/** How far back is looked, in turns: as many as a panel gets when it opens. */
export const CONTEXT_TURNS = 200;
/** What was said longer ago is another conversation. */
const RECENT_MS = 3_600_000;

/** What stands for the question in the exchange of a picture that was looked at by itself. */
export const SCREEN_THEN = 'The screen then.';

const ELLIPSIS = '…';

export interface ContextLimits {
  /** Estimated tokens. */
  tokens: number;
  /** ms since 1970. */
  now: number;
  /** A turn that is sent anyway. */
  without?: string;
}

/** A text's tokens, estimated without asking the API: its UTF-8 bytes divided by 4, rounded up. */
export function estimatedTokens(text: string): number {
  // Four characters of English are a token (https://ai.google.dev/gemini-api/docs/tokens); a character of other scripts
  // has more bytes and is more of a token.
  return Math.ceil(utf8Bytes(text) / 4);
}

/** Tokens of all exchanges, estimated. */
export function weightOf(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((sum, each) => sum + tokensOf(each), 0);
}

/**
 * The newest exchanges that fit, oldest first, without a gap. Where not even the newest one does, its beginning.
 * @param turns in order
 */
export function contextOf(turns: readonly Turn[], { tokens, now, without }: ContextLimits): Exchange[] {
  const taken: Exchange[] = [];
  const known = new Set<string>();
  let left = tokens;
  for (const turn of turns.slice(-CONTEXT_TURNS).reverse()) {
    if (turn.id === without || !isSaid(turn) || saidAt(turn) < now - RECENT_MS) continue;
    const exchange = exchangeOf(turn);
    const words = JSON.stringify([exchange.question, exchange.answer.replace(/\s+/g, ' ').trim()]);
    if (known.has(words)) continue;
    known.add(words);
    const fitting = tokensOf(exchange) <= left ? exchange : taken.length === 0 && shortened(exchange, left);
    if (fitting) taken.push(fitting);
    if (fitting !== exchange) break;
    left -= tokensOf(exchange);
  }
  return taken.reverse();
}

export function exchangeOf({ question = '', text: answer }: Turn): Exchange {
  return { question, answer };
}

/** When the user asked it, else when its picture was taken. */
export function saidAt({ askedAt, at }: Pick<Turn, 'askedAt' | 'at'>): number {
  return askedAt ?? at;
}

/** A reply that was hidden as a repeat would only say once more what is there already. */
function isSaid({ state, text, duplicate }: Turn): boolean {
  return state === 'done' && !duplicate && text.trim() !== '';
}

function tokensOf({ question, answer }: Exchange): number {
  return estimatedTokens(question || SCREEN_THEN) + estimatedTokens(answer);
}

/** With as much of its answer's beginning as fits, if any does. */
function shortened({ question, answer }: Exchange, tokens: number): Exchange | undefined {
  let room = (tokens - estimatedTokens(question || SCREEN_THEN)) * 4 - utf8Bytes(ELLIPSIS);
  let beginning = '';
  for (const character of answer) {
    room -= utf8Bytes(character);
    if (room < 0) break;
    beginning += character;
  }
  return beginning.trim() ? { question, answer: beginning + ELLIPSIS } : undefined;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
