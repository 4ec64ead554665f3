import type { Pair, Tick } from './files';
import type { Method } from './method';

/** How often of how many. */
export interface Share {
  count: number;
  of: number;
}

export interface PairFigures {
  /** Repeats that were hidden. */
  merged: Share;
  /** Repeats that were shown all the same, by kind. */
  kept: Map<string, Share>;
  /** What must stay, and was hidden. */
  wrong: Share;
  wrongByKind: Map<string, Share>;
  f1: number;
}

export interface StreamFigures {
  /** `dup` and `return` that were hidden. */
  suppressed: Share;
  /** The `return` among them. */
  returns: Share;
  /** `new` that was hidden. */
  lost: Share;
  f1: number;
}

/** Between two ticks, as between two pictures. */
const TICK_MS = 2000;

export function measurePairs(method: Method, pairs: readonly Pair[]): PairFigures {
  const hidden = pairs.map(({ a, b }) => {
    const say = method.begin();
    say(a, 0);
    return say(b, TICK_MS);
  });
  const share = (repeat: boolean, kind?: string, counted = true): Share => {
    const chosen = pairs.flatMap((pair, index) =>
      pair.repeat === repeat && (kind === undefined || pair.meta === kind) ? [hidden[index] === counted] : [],
    );
    return { count: chosen.filter(Boolean).length, of: chosen.length };
  };
  const kinds = [...new Set(pairs.map(({ meta }) => meta))];
  const by = (repeat: boolean, counted: boolean) =>
    new Map(
      kinds.map((kind) => [kind, share(repeat, kind, counted)] as const).filter(([, { of }]) => of > 0),
    );
  const [merged, wrong] = [share(true), share(false)];
  return { merged, wrong, kept: by(true, false), wrongByKind: by(false, true), f1: f1(merged, wrong) };
}

export function measureStream(method: Method, ticks: readonly Tick[]): StreamFigures {
  const suppressed = { count: 0, of: 0 };
  const returns = { count: 0, of: 0 };
  const lost = { count: 0, of: 0 };
  const say = method.begin();
  for (const { text, tick, truth } of ticks) {
    const hidden = say(text, tick * TICK_MS);
    count(truth === 'new' ? lost : suppressed, hidden);
    if (truth === 'return') count(returns, hidden);
  }
  return { suppressed, returns, lost, f1: f1(suppressed, lost) };
}

function count(share: Share, happened: boolean): void {
  share.of += 1;
  if (happened) share.count += 1;
}

/** Of hiding: the harmonic mean of how much of what is hidden was to be hidden, and how much of that was. */
function f1(right: Share, wrong: Share): number {
  return (2 * right.count) / (right.count + wrong.count + right.of);
}

/** The figures of several streams as one. */
export function together(all: readonly StreamFigures[]): StreamFigures {
  const sum = (share: (figures: StreamFigures) => Share): Share => ({
    count: all.reduce((total, each) => total + share(each).count, 0),
    of: all.reduce((total, each) => total + share(each).of, 0),
  });
  const suppressed = sum((each) => each.suppressed);
  const lost = sum((each) => each.lost);
  return { suppressed, returns: sum((each) => each.returns), lost, f1: f1(suppressed, lost) };
}
