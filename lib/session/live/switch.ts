import { write } from '../../history/write';
import { dropQueue } from '../account';
import { type Desk, runningSession } from '../desk';
import { publishSession } from '../publish';
import { letGo } from '../replay';
import { engineFor, engineOf, marked } from './engine';

/**
 * Lets the running session follow the user's choice of what answers: from now on pictures go the other way, and what
 * is under way comes to its end. One that waits was taken for the engine before.
 */
export async function followEngine(desk: Desk): Promise<void> {
  const session = runningSession(desk);
  if (!session) return;
  const engine = engineFor(desk.settings, session.sending);
  if (engine === engineOf(session)) return;
  Object.assign(session, marked(engine));
  await write({ sessions: [session], ...letGo(desk, session.id, dropQueue(desk)) });
  publishSession(session);
}
