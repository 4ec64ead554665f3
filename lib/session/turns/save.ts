import { type Change, write } from '../../history/write';
import type { Session, Turn } from '../../model';
import { booksOf } from '../books';
import type { Desk } from '../desk';
import { publish, publishSession, publishTurn } from '../publish';

/** On disk first, then on the screen. @param others turns that it has changed */
export async function saveTurn(
  desk: Desk,
  turn: Turn,
  account: Session,
  change: Change = {},
  others: Turn[] = [],
): Promise<void> {
  // Last of all the turn itself: the moment it is complete, those that repeat it must be hidden.
  const turns = [...others, turn];
  await write({ ...change, turns, sessions: [account], ...booksOf(desk, Date.now()) });
  for (const changed of turns) publishTurn(changed);
  publishSession(account);
  publish(desk);
}
