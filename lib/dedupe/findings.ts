/** What was found for the statements of one reply, put together. */
import type { Fold } from '../model';
import type { News } from './compare';
import type { ReadUnit } from './reading';
import type { Found, Match } from './recent';
import type { Statement } from './statement';

export type Findings = ReadonlyMap<Statement, Found>;

/** The statements that only repeat, with what they repeat. */
export type Repeats = ReadonlyMap<Statement, Match>;

export function repeatsIn(statements: readonly Statement[], found: Findings): Repeats {
  const repeats = new Map<Statement, Match>();
  for (const statement of statements) {
    const same = found.get(statement)?.same;
    if (same && !isBack(statement, found)) repeats.set(statement, same);
  }
  return repeats;
}

/**
 * Whether a statement was true, then another one of the same thing was, and now it is again: that is news. It is
 * none when the whole screen has come back, and the other one was said of another screen.
 */
function isBack(statement: Statement, found: Findings): boolean {
  const { same, other } = found.get(statement) ?? {};
  if (!same || !other || other.seen <= same.known.seen) return false;
  const rest = [...found].flatMap(([each, { same }]) =>
    each !== statement && same ? [same.known.seen] : [],
  );
  return rest.filter((seen) => seen >= other.seen).length * 2 >= rest.length;
}

/** The units that say nothing new, joined where they follow each other. */
export function foldsIn(units: readonly ReadUnit[], repeats: Repeats): Fold[] {
  const folds: Fold[] = [];
  let open: Fold | undefined;
  for (const { from, to, statements } of units) {
    const matches = statements.map((statement) => repeats.get(statement));
    const known = matches.filter((match) => match !== undefined);
    if (known.length < matches.length) open = undefined;
    else if (open && (known.length === 0 || open.of === mostOf(known))) {
      open.to = to;
      open.similarity = Math.min(open.similarity, mean(known));
    } else if (known.length > 0) {
      open = { from, to, of: mostOf(known), similarity: mean(known) };
      folds.push(open);
    }
  }
  return folds;
}

/** What is most telling among the news: of the statement that is nearest to what was said. */
export function newsIn(found: Findings, repeats: Repeats): News {
  const fresh = [...found].flatMap(([statement, each]) => (repeats.has(statement) ? [] : [each]));
  const nearest = fresh.reduce((a, b) => ((b.other ?? b).similarity > (a.other ?? a).similarity ? b : a));
  return nearest.same ? (nearest.other?.why ?? nearest.why) : nearest.why;
}

/** The reply that most of them are from. */
export function mostOf(matches: readonly Match[]): string {
  const counts = new Map<string, number>();
  for (const { known } of matches) counts.set(known.said.id, (counts.get(known.said.id) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? '';
}

/** How much of a reply was said before, by its words. */
export function shareOf(found: Findings, repeats: Repeats): number {
  let all = 0;
  let known = 0;
  for (const [statement, each] of found) {
    const weight = statement.tokens.length;
    all += weight;
    known += weight * (repeats.get(statement)?.similarity ?? Math.min(each.similarity, 0.99));
  }
  return known / all;
}

function mean(matches: readonly Match[]): number {
  if (matches.length === 0) return 1;
  return matches.reduce((sum, { similarity }) => sum + similarity, 0) / matches.length;
}
