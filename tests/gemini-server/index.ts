/**
 * A stand-in for Gemini's REST API and, in `live/`, for its Live API, as strict as the real one, for tests and for trying things out without a key.
 *
 * A request is served by `exchange`: `routes` reads its line, `judge` its body (`validate` by the tables in
 * `schema/`, then `rules`, then `media`), `script` and `hold` say what to answer and when, `reply` sends it.
 */
export type { FaultName, FaultOptions } from './faults';
export type { WaitOptions } from './log';
export { defaultModels, type Model, model } from './models';
export { defaultKey, GeminiServer, type GeminiServerOptions, startGeminiServer } from './server';
export type {
  GeminiRequest,
  LateFault,
  Media,
  ModalityCount,
  Picture,
  Reply,
  ReplyFunction,
  ReplyScript,
  RequestKind,
  Usage,
} from './types';
