/** Gemini's Live API: one socket of a conversation. lib/live/ decides when one follows another. */
import { AnalyzerError } from '../analyzer';
import { HandleRefused, type LiveConnector, type LiveSetup } from '../live';
import type { Failure } from '../model';
import { type Access, openClient } from './client';
import { toFailure } from './failure';
import { openSocket, SetupRefused } from './live-open';
import { knownQuirks, type Quirks, quirksAfter } from './live-quirks';
import { speaks } from './live-setup';
import { listModels } from './models';
import { watch } from './watchdog';

export interface LiveOptions extends Access {
  /** A setup that is not accepted for so long, ms, is given up. The SDK would wait for ever. */
  setupLimit?: number;
}

/** Never throws: a key or an address that cannot work fails the first connection. */
export function createLive({ setupLimit = 15_000, ...access }: LiveOptions): LiveConnector {
  const learnt = new Map<string, Quirks>();
  return {
    async connect(setup, hear, signal) {
      let quirks = learnt.get(setup.model) ?? knownQuirks(setup.model);
      for (;;) {
        try {
          const socket = await openSocket({ access, setup, quirks, setupLimit, hear }, signal);
          learnt.set(setup.model, quirks);
          return socket;
        } catch (error) {
          const next = error instanceof SetupRefused && withLess(error, setup, quirks);
          if (!next) throw await explained(error, access, setupLimit, signal);
          quirks = next;
        }
      }
    },
  };
}

/** What to try after a refusal that may be the model's, and not the user's to know of. */
function withLess({ closing, closed }: SetupRefused, setup: LiveSetup, quirks: Quirks): Quirks | undefined {
  if (closing.code !== 1007 || closed.failure.reason !== 'invalid') return undefined;
  return quirksAfter(closing.reason, quirks, !speaks(setup, quirks));
}

/** What leaves this folder is the caller's own abort or an AnalyzerError, and nothing else. */
async function explained(
  error: unknown,
  access: Access,
  limit: number,
  signal: AbortSignal,
): Promise<unknown> {
  if (signal.aborted) return signal.reason;
  if (!(error instanceof SetupRefused)) {
    return new AnalyzerError(toFailure(error, { key: access.key, now: Date.now(), begun: false }));
  }
  const { closing, closed } = error;
  if (closed.handleRefused && closing.reason) return new HandleRefused(closed.failure);
  const told = closing.reason ? undefined : await whatRequestsSay(access, limit, signal);
  if (signal.aborted) return signal.reason;
  if (told) return new AnalyzerError(told);
  return closed.handleRefused ? new HandleRefused(closed.failure) : new AnalyzerError(closed.failure);
}

/** A bad key is a bare 1006 or 1007 to a socket, and has a name to a request. */
async function whatRequestsSay(
  access: Access,
  limit: number,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const dog = watch(signal, limit);
  try {
    await dog.within(listModels(openClient(access), dog.signal));
    return undefined;
  } catch (error) {
    if (signal.aborted || dog.silent) return undefined;
    return toFailure(error, { key: access.key, now: Date.now(), begun: false });
  } finally {
    dog.release();
  }
}
