import type { Turn, WatchHit } from '../model';

/** A watch that was met: a message of its own, in both views, whatever becomes of the reply. */
export interface HitRow {
  kind: 'hit';
  key: string;
  turn: Turn;
  hit: WatchHit;
}

export const hitKey = (turnId: string, watchId: string) => `${turnId}:hit:${watchId}`;

/** The rows of turns, with the hits of each turn behind it, or where it would stand. */
export function withHits<R extends { turn: Turn }>(
  rows: readonly R[],
  turns: readonly Turn[],
): (R | HitRow)[] {
  const hits = turns.flatMap((turn) =>
    (turn.hits ?? []).map((hit): HitRow => ({ kind: 'hit', key: hitKey(turn.id, hit.watchId), turn, hit })),
  );
  const all: (R | HitRow)[] = [];
  let next = 0;
  for (const row of rows) {
    for (let hit = hits[next]; hit && hit.turn.order < row.turn.order; hit = hits[++next]) all.push(hit);
    all.push(row);
  }
  return [...all, ...hits.slice(next)];
}
