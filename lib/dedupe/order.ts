import type { Statement, Token } from './statement';

/**
 * Whether the tokens that two statements share stand in another order that matters: "A beats B" is not "B beats A".
 * What was only moved to the front ("In main.ts …"), or is listed in another order, says the same.
 */
export function reordered(before: Statement, after: Statement): boolean {
  const [one, other] = [shared(before, after), shared(after, before)];
  const count = Math.min(one.length, other.length);
  let start = 0;
  while (start < count && one[start]?.key === other[start]?.key) start += 1;
  const turned = voiceTurned(before, after) ?? voiceTurned(after, before);
  if (turned !== undefined) return turned;
  if (start === count) return before.passive !== after.passive && namesTurned(before, after, one);
  let end = 0;
  while (end < count - start && one.at(-1 - end)?.key === other.at(-1 - end)?.key) end += 1;
  const a = one.slice(start, count - end);
  const b = other.slice(start, count - end);
  if (isNumbersMoved(before, after)) return true;
  const lists = before.breaks.size > 0 && after.breaks.size > 0;
  const ranks = before.ranks || after.ranks;
  if (lists && !ranks && sameSegments(before, after)) return false;
  // "Ana started it" is "it was started by Ana".
  if (before.passive !== after.passive) return false;
  return (
    isExchange(a, b, before.light.size > 0 && after.light.size > 0 && !ranks) ||
    (ranks && lists) ||
    ((before.directed || after.directed) && isSwap(a, b))
  );
}

/**
 * Of "the report was written by Ana" and "Ana wrote the report", whether the second has another doer. Undefined
 * unless only the first one is passive, and both have all three.
 */
function voiceTurned(passive: Statement, active: Statement): boolean | undefined {
  if (passive.doer === undefined || active.doer !== undefined) return undefined;
  const { tokens, doer: at } = passive;
  const [object, verb, doer] = [at - 2, at - 1, at].map((index) =>
    active.tokens.findIndex(({ key }) => key === tokens[index]?.key),
  );
  if (object === undefined || verb === undefined || doer === undefined || Math.min(object, verb, doer) < 0)
    return undefined;
  if (object < verb && verb < doer) return true;
  return doer < verb && verb < object ? false : undefined;
}

/** The same order, and one of them says "by": "Ana paid Rui" is not "Ana was paid by Rui". */
function namesTurned(before: Statement, after: Statement, tokens: readonly Token[]): boolean {
  const same = before.tokens.length === after.tokens.length && tokens.length === after.tokens.length;
  return same && tokens.length === 3 && tokens[0]?.kind === 'name' && tokens[2]?.kind === 'name';
}

/** The tokens of `one` that `other` has too, each as often as both have it. */
function shared(one: Statement, other: Statement): Token[] {
  const left = new Map(other.counts);
  return one.tokens.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  });
}

/**
 * "A beats B" has become "B beats A": the ends have changed places around what stayed in the middle.
 * @param shown by a verb of showing, which is not among the tokens: then only names and numbers have places
 */
function isExchange(a: readonly Token[], b: readonly Token[], shown: boolean): boolean {
  if (a.length !== b.length) return false;
  const [one, other] = [a, b].map((tokens) => tokens.map(({ key }) => key));
  if (!one || !other) return false;
  for (let head = 1; head < one.length - 1; head += 1) {
    for (let tail = 1; head + tail < one.length; tail += 1) {
      const turned = [...one.slice(-tail), ...one.slice(head, -tail), ...one.slice(0, head)];
      if (!turned.every((key, index) => key === other[index])) continue;
      if (!shown || (a.slice(0, head).some(isFirm) && a.slice(-tail).some(isFirm))) return true;
    }
  }
  return false;
}

function isFirm({ kind }: Token): boolean {
  return kind === 'name' || kind === 'number';
}

/** "from Lisbon to Porto": two things have changed places with nothing but small words between them. */
function isSwap(a: readonly Token[], b: readonly Token[]): boolean {
  const half = a.length / 2;
  return a.length === b.length && a.every(({ key }, index) => key === b[(index + half) % a.length]?.key);
}

/** Where there are several numbers, each must keep what it stands beside: "Ana 3, Rui 5" is not "Ana 5, Rui 3". */
function isNumbersMoved(before: Statement, after: Statement): boolean {
  const known = neighbours(before);
  if (known.length < 2) return false;
  return neighbours(after).some(
    ([number, previous, next]) =>
      known.some((other) => other[0] === number) &&
      !known.some((other) => other[0] === number && (other[1] === previous || other[2] === next)),
  );
}

function neighbours({ tokens }: Statement): [number: string, previous: string, next: string][] {
  return tokens.flatMap(({ key, kind }, index) =>
    kind === 'number'
      ? [[key, tokens[index - 1]?.key ?? '^', tokens[index + 1]?.key ?? '$'] as [string, string, string]]
      : [],
  );
}

/** Whether both list the same, each in its order. What stands before and after a list belongs to neither. */
function sameSegments(before: Statement, after: Statement): boolean {
  const [one, other] = [segments(before), segments(after)];
  if (one.length !== other.length || one.length < 2) return false;
  trimTogether(one[0] ?? [], other[0] ?? [], 'shift');
  trimTogether(one.at(-1) ?? [], other.at(-1) ?? [], 'pop');
  const [left, right] = [one, other].map((all) => all.map((segment) => segment.join(' ')).sort());
  return left?.join('|') === right?.join('|');
}

function segments({ tokens, breaks }: Statement): string[][] {
  const all: string[][] = [[]];
  for (const [index, { key }] of tokens.entries()) {
    if (index > 0 && breaks.has(index)) all.push([]);
    all.at(-1)?.push(key);
  }
  return all;
}

function trimTogether(one: string[], other: string[], end: 'shift' | 'pop'): void {
  const at = end === 'shift' ? 0 : -1;
  while (one.length > 1 && other.length > 1 && one.at(at) === other.at(at)) {
    one[end]();
    other[end]();
  }
}
