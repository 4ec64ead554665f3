/**
 * Gemini over REST: one streaming `generateContent` per reply, and the list of models.
 * Nothing is retried here: whether and when is decided from the failure, in lib/retry.ts.
 */
import {
  type AnalysisRequest,
  type Analyzer,
  AnalyzerError,
  type Embedder,
  type ModelCatalogue,
  type ReplyChunk,
} from '../analyzer';
import { type Access, openClient } from './client';
import { embedTexts } from './embed';
import { type Circumstances, toFailure } from './failure';
import { listModels } from './models';
import { toChunks } from './reply';
import { toParameters } from './request';
import { unfolded } from './structured';
import { type Watchdog, watch, watched } from './watchdog';

export interface GeminiOptions extends Access {
  /** A stream that says nothing for this long, ms, is given up as `timeout`; the wait for its start counts. */
  silenceLimit?: number;
}

/** Never throws: a key or an address that cannot work fails the first request, as one that is refused does. */
export function createGemini({
  silenceLimit = 60_000,
  ...access
}: GeminiOptions): Analyzer & ModelCatalogue & Embedder {
  return {
    async *analyze(request, signal) {
      const dog = watch(signal, silenceLimit);
      let begun = false;
      try {
        for await (const chunk of stream(access, request, dog)) {
          begun = true;
          yield chunk;
        }
        signal.throwIfAborted();
      } catch (error) {
        throw explained(error, signal, dog, { key: access.key, now: Date.now(), begun });
      } finally {
        dog.release();
      }
    },
    async embed(texts, signal) {
      const dog = watch(signal, silenceLimit);
      try {
        return await dog.within(embedTexts(access, texts, dog.signal));
      } catch (error) {
        throw explained(error, signal, dog, { key: access.key, now: Date.now(), begun: false });
      } finally {
        dog.release();
      }
    },
    async list(signal) {
      const dog = watch(signal, silenceLimit);
      try {
        return await dog.within(listModels(openClient(access), dog.signal));
      } catch (error) {
        throw explained(error, signal, dog, { key: access.key, now: Date.now(), begun: false });
      } finally {
        dog.release();
      }
    },
  };
}

async function* stream(access: Access, request: AnalysisRequest, dog: Watchdog): AsyncGenerator<ReplyChunk> {
  const parameters = toParameters(request);
  const config = { ...parameters.config, abortSignal: dog.signal };
  const { models } = openClient(access);
  const responses = await dog.within(models.generateContentStream({ ...parameters, config }));
  const chunks = toChunks(watched(responses, dog));
  const { watches = [], pictures } = request;
  yield* watches.length > 0 ? unfolded(chunks, { watches, pictures: pictures.length }) : chunks;
}

/** What leaves this folder is the caller's own abort or an AnalyzerError, and nothing else. */
function explained(
  error: unknown,
  caller: AbortSignal,
  dog: Watchdog,
  circumstances: Circumstances,
): unknown {
  if (caller.aborted) return caller.reason;
  if (dog.silent) return new AnalyzerError({ reason: 'timeout', detail: '' });
  return new AnalyzerError(toFailure(error, circumstances));
}
