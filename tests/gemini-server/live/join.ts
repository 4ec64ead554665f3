import { now } from '../log';
import type { LiveConnection } from './connection';
import { Context } from './context';
import type { Setup } from './messages';
import { LiveSession } from './session';
import type { LiveState } from './state';

/**
 * The session that a setup asks for: a new one, or the one that its handle leads to.
 * @throws the refusal for a handle that leads nowhere
 */
export function join(state: LiveState, connection: LiveConnection, setup: Setup): LiveSession {
  const { handles, settings } = state;
  const handle = setup.sessionResumption?.handle;
  const earlier = handle ? handles.redeem(handle, now(), settings.handleMs) : undefined;
  const session = earlier?.session ?? begin(state);
  session.context = Context.of(setup, earlier?.context);
  session.connections.push(connection);
  return session;
}

function begin(state: LiveState): LiveSession {
  const { sessions, handles, settings, connections } = state;
  const session = new LiveSession((sessions.at(-1)?.id ?? 0) + 1, now(), settings);
  sessions.push(session);
  const old = sessions.length > settings.keepSessions ? sessions.shift() : undefined;
  if (old) {
    handles.forget(old);
    state.connections = connections.filter((one) => one.isOpen || one.session !== old);
  }
  return session;
}
