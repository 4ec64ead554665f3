import type { LiveConnection } from '../../gemini-server/live';
import type { Chunk, Passage } from '../chunks';

export interface Rotations {
  count: number;
  /** Whether it came within a second of a new socket's setup. */
  isLate(chunk: Chunk): boolean;
  /** The longest delay of such a chunk, and of all others, ms. */
  longestMs: number;
  otherLongestMs: number;
  /** Chunks that came neither once nor in their place. */
  lost: number;
  /** Chunks whose first sample was spoken while no socket was open. */
  between: number;
}

const CHUNK_MS = 40;
/** After so long a socket is like any other. */
const NEW_MS = 1_000;

export function rotations(
  connections: readonly LiveConnection[],
  { chunks, lostMs, addedMs }: Passage,
): Rotations {
  const gaps = connections.slice(1).map(({ setupAt }, i) => ({
    id: connections[i + 1]?.id,
    closedAt: connections[i]?.closedAt ?? 0,
    setupAt,
  }));
  const isLate = ({ connection, at }: Chunk) =>
    gaps.some(({ id, setupAt }) => id === connection && at < setupAt + NEW_MS);
  const isBetween = ({ from }: Chunk) =>
    gaps.some(({ closedAt, setupAt }) => from > closedAt && from < setupAt);
  const longest = (some: Chunk[]) => some.reduce((most, { delayMs }) => Math.max(most, delayMs), 0);
  return {
    count: gaps.length,
    isLate,
    longestMs: longest(chunks.filter(isLate)),
    otherLongestMs: longest(chunks.filter((chunk) => !isLate(chunk))),
    lost: Math.round((lostMs + addedMs) / CHUNK_MS),
    between: chunks.filter(isBetween).length,
  };
}
