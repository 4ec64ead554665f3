import type { AnalysisRequest, Analyzer, Embedder } from '../../analyzer';
import type { Failure, RequestLimit, Turn } from '../../model';

/** Everything of a request but pictures and question. */
export type Asked = Omit<AnalysisRequest, 'pictures' | 'question'>;

/** What turns are asked with, and what they lead to. */
export interface TurnsHost {
  analyzer(): Analyzer & Embedder;
  request(turn: Turn): Promise<Asked>;
  /** Nothing more will be answered until the user has done something about it. */
  fatal(failure: Failure): Promise<void>;
  /** The reply has met a watch, and is on the disk. */
  met(turn: Turn): void;
  /** A part of a "Send" has come to its end. */
  partEnded(): void;
  /** Nothing may be sent that the user has not asked for. */
  spent(): void;
  /** The API named a limit. */
  learned(model: string, limit: RequestLimit): void;
}
