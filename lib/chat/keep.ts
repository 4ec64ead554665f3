/**
 * Identity for things that come again by message: every message is a new copy, and a row renders again
 * when its turn is a new object. So the old object stays when nothing that is shown has changed.
 */
import type { Session, Turn } from '../model';

/** `before` when it shows the same as `next`, else `next` with the thumbnail's old bytes. */
export function keepTurn(before: Turn | undefined, next: Turn): Turn {
  if (!before) return next;
  if (sameTurn(before, next)) return before;
  const samePicture = before.thumbnail?.byteLength === next.thumbnail?.byteLength && before.at === next.at;
  return samePicture && before.thumbnail ? { ...next, thumbnail: before.thumbnail } : next;
}

/** `before` when its rows would read the same. */
export function keepSession(before: Session | undefined, next: Session): Session {
  const same =
    before &&
    before.endedAt === next.endedAt &&
    before.end === next.end &&
    before.name === next.name &&
    before.source.kind === next.source.kind &&
    before.failure?.reason === next.failure?.reason;
  return same ? before : next;
}

function sameTurn(a: Turn, b: Turn): boolean {
  return (
    a.state === b.state &&
    a.text === b.text &&
    a.attempts === b.attempts &&
    a.order === b.order &&
    a.at === b.at &&
    a.question === b.question &&
    a.structured?.json === b.structured?.json &&
    a.thumbnail?.byteLength === b.thumbnail?.byteLength &&
    rest(a) === rest(b)
  );
}

/** What is compared by its content. */
function rest(turn: Turn): string {
  const { usages, failure, duplicate, folds, part, context, retried, hits, spoken, cutOffMs, links } = turn;
  return JSON.stringify([
    ...[usages, failure, duplicate, folds, part, context, retried],
    ...[hits?.length, spoken, cutOffMs, links],
  ]);
}
