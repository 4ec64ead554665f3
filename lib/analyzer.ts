/**
 * The port through which pictures and questions become replies. Its implementations are Gemini over REST today;
 * others follow, and tests/contract/analyzer.test.ts holds every one of them to what is written here.
 */
import type {
  Detail,
  EncodedPicture,
  Failure,
  ModelInfo,
  Slice,
  Structured,
  ThinkingLevel,
  Usage,
  Watch,
} from './model';

/**
 * What the model is shown of one moment, in one picture, in several, or in a clip, perhaps with the page's text.
 * `at` is ms since 1970, sizes are pixels.
 */
export type Picture = EncodedPicture &
  Pick<Slice, 'at' | 'extra' | 'text' | 'clip'> & {
    /** The thumbnail of one that is gone: of 320 px width at most, and of no known size. */
    small?: true;
  };

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
  /** What the question is about: the pictures are of that moment. */
  about?: Exchange;
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
  /** To be answered beside the text; none for most requests. */
  watches?: Pick<Watch, 'id' | 'text'>[];
}

export interface ReplyChunk {
  /** What came since the chunk before; may be empty. */
  text: string;
  /** Tokens of the whole reply so far, not of this chunk: the last one is the bill. */
  usage?: Usage;
  /**
   * On the last chunk only: the model answered, and not to the end (`blocked`, `safety`, `recitation`, `max-tokens`,
   * `empty`, `malformed`). The text so far is all there will be, and it was billed.
   */
  finish?: Failure;
  /** On the last chunk only, where watches were asked for. The text of the chunks is that of the commentary. */
  structured?: Structured;
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
