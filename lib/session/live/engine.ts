import type { Engine, Sending, Session } from '../../model';
import type { Settings } from '../../settings';

/** What is to answer: what is saved first is sent in requests. */
export function engineFor({ engine }: Pick<Settings, 'engine'>, sending: Sending): Engine {
  return sending === 'live' ? engine : 'requests';
}

/** What answers in a session. */
export function engineOf(session: Pick<Session, 'engine'> | undefined): Engine {
  return session?.engine ?? 'requests';
}

/** As it stands on a session. */
export function marked(engine: Engine): Pick<Session, 'engine'> {
  return { engine: engine === 'live' ? engine : undefined };
}

/** Which model answers. */
export function modelOf({ model, liveModel }: Pick<Settings, 'model' | 'liveModel'>, engine: Engine): string {
  return engine === 'live' ? liveModel : model;
}
