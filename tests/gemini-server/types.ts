import type { IncomingHttpHeaders } from 'node:http';
import type { GenerateBody } from './body';
import type { FaultName } from './faults';

/** What a path asks for. `preflight` is the browser's CORS question; `other` is any path Google does not serve. */
export type RequestKind = 'generate' | 'embed' | 'count' | 'models' | 'model' | 'preflight' | 'other';

/** One request, from its first byte to its end. Fields fill up as it proceeds. */
export interface GeminiRequest {
  /** 1, 2, 3 … in order of arrival. */
  id: number;
  kind: RequestKind;
  /** Milliseconds since the epoch, with fractions. */
  at: number;
  method: string;
  /** Path with query, as sent. */
  path: string;
  version: string;
  /** The id in the path, without `models/`; empty where the path names none. */
  model: string;
  /** True for streamGenerateContent. */
  streaming: boolean;
  headers: IncomingHttpHeaders;
  /** The parsed JSON, exactly as sent; undefined when there was none. */
  body: unknown;
  /** The body as understood: names in camelCase, enums in their declared spelling. Undefined when not understood. */
  message: GenerateBody | undefined;
  images: Picture[];
  videos: Media[];
  /** Every other inlined file: audio, PDF, text. */
  files: Media[];
  /** The text parts of all user turns, in order. */
  texts: string[];
  /** The system instruction's texts, joined by newlines; empty when there was none. */
  systemInstruction: string;
  /** The HTTP status answered; 0 while none was sent. */
  status: number;
  /** Why it was refused or broken, as told to the client; undefined when it was answered. */
  error?: string;
  /** The fault that was played on it. */
  fault?: FaultName;
  /** The client hung up before the answer was complete. */
  aborted: boolean;
  /** Length of its body, before anything is made of it. */
  bodyBytes: number;
  /** When the last byte of its body had arrived; 0 before. */
  receivedAt: number;
  /** When its body was read and its pictures were decoded; 0 before. */
  readyAt: number;
  /** Just before the last bytes of its answer were sent, or when the client left; 0 while under way. */
  finishedAt: number;
  /** Allowed by the API, but not what a good client sends. */
  warnings: string[];
  /** The answer's text as far as it was sent, without thoughts. */
  replyText: string;
  /** The last usageMetadata sent. */
  usage?: Usage;
}

/** One inlined file. */
export interface Media {
  mimeType: string;
  /** Length in bytes. */
  bytes: number;
  data: Buffer;
  /** The resolution its own part asks for, else the request's: LOW, MEDIUM, HIGH, ULTRA_HIGH or empty. */
  resolution: string;
}

/** An inlined image that could be decoded. */
export interface Picture extends Media {
  width: number;
  height: number;
  /** The texts of all QR codes in it. */
  qr: string[];
  /** Raw RGBA, width × height × 4 bytes, upright. Decoded when asked for, and again each time. */
  pixels(): Promise<Uint8Array>;
}

export interface ModalityCount {
  modality: 'TEXT' | 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT';
  tokenCount: number;
}

/** usageMetadata as the API spells it. All counts are tokens, cumulative over a stream. */
export interface Usage {
  promptTokenCount: number;
  candidatesTokenCount?: number;
  thoughtsTokenCount?: number;
  totalTokenCount: number;
  promptTokensDetails: ModalityCount[];
}

/** A fault that strikes after some of the answer was sent. */
export type LateFault = 'cut' | 'truncated' | 'error-mid-stream' | 'silent';

/** An answer to give. Delays are milliseconds. */
export interface ReplyScript {
  /** The text in the pieces to send it in. A generator may wait between pieces for what a test decides. */
  chunks: readonly string[] | AsyncIterable<string>;
  firstDelayMs?: number;
  chunkDelayMs?: number;
  /** STOP unless told otherwise. */
  finishReason?: string;
  /** Blocks the prompt with this reason: no candidate is sent. */
  blockReason?: string;
  /** Replaces single counts of the computed usage. */
  usage?: Partial<Usage>;
  /** A thought summary; sent only to a request that includes thoughts. */
  thoughts?: string;
  /** Breaks the answer after its last chunk, which then carries no finishReason. */
  thenFault?: LateFault;
}

export type Reply = string | ReplyScript;
export type ReplyFunction = (request: GeminiRequest) => Reply | Promise<Reply>;
