/**
 * The port through which pictures and questions become replies. Its implementations are Gemini over REST today;
 * others follow, and tests/contract/analyzer.test.ts holds every one of them to what is written here.
 */
import type { Detail, EncodedPicture, Failure, ModelInfo, Slice, ThinkingLevel, Usage } from './model';

/** What the model is shown of one moment, in one picture or several, perhaps with the page's text. `at` is ms since 1970, sizes are pixels. */
export type Picture = EncodedPicture & Pick<Slice, 'at' | 'extra' | 'text'>;

/** One earlier turn of the conversation. */
export interface Exchange {
  /** Empty for the automatic analysis of a picture. */
  question: string;
  answer: string;
}

export interface AnalysisRequest {
  /** Oldest first; may be empty when there is a question. */
  pictures: Picture[];
  /** Absent for the automatic analysis. */
  question?: string;
  /** Oldest first. */
  earlier: Exchange[];
  /** Say what is new against `earlier` alone, and `NOTHING_NEW` when nothing is. */
  onlyNews?: boolean;
  /** What the user wants to be told. */
  instruction: string;
  /** Model id without `models/`. */
  model: string;
  thinkingLevel: ThinkingLevel;
  detail: Detail;
  /** BCP 47 tag of the language to answer in. */
  language: string;
}

export interface ReplyChunk {
  /** What came since the chunk before; may be empty. */
  text: string;
  /** Tokens of the whole reply so far, not of this chunk: the last one is the bill. */
  usage?: Usage;
  /**
   * On the last chunk only, which has no text: the model answered, and not to the end (`blocked`, `safety`, `recitation`, `max-tokens`,
   * `empty`, `malformed`). The text so far is all there will be, and it was billed.
   */
  finish?: Failure;
}

export interface Analyzer {
  /**
   * Streams one reply. Leaving the loop early cancels the request, as aborting does.
   * @throws {AnalyzerError} when there is no reply, or it broke off
   * @throws `signal.reason` when the caller aborted: never an AnalyzerError
   */
  analyze(request: AnalysisRequest, signal: AbortSignal): AsyncIterable<ReplyChunk>;
}

/** What texts mean, as directions: the smaller the angle, the more alike. */
export interface Vectors {
  /** One a text, in order, all of one length. */
  vectors: readonly (readonly number[])[];
  /** Input tokens that it was billed as; 0 where the API does not tell. */
  tokens: number;
}

export interface Embedder {
  /**
   * @param texts at most 100, none of them empty
   * @throws {AnalyzerError} when there are no vectors
   * @throws `signal.reason` when the caller aborted
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Vectors>;
}

export interface ModelCatalogue {
  /**
   * Every model that the key may use.
   * @throws {AnalyzerError} with the API's own words when it refuses the key
   * @throws `signal.reason` when the caller aborted
   */
  list(signal: AbortSignal): Promise<ModelInfo[]>;
}

/** A failure on its way up. Read `failure.reason`, never the message. */
export class AnalyzerError extends Error {
  override readonly name = 'AnalyzerError';

  constructor(readonly failure: Failure) {
    super(failure.detail ? `${failure.reason}: ${failure.detail}` : failure.reason);
  }
}
