/** What a conversation is judged by. */
import type { GeminiServer } from '../../gemini-server/index';
import type { Books } from '../books';

/** What a socket's end was. */
export interface Break {
  what: 'away' | 'kill' | 'cut';
  /** The connection that it ended. */
  connection: number;
}

/** What was left when it was over. */
export interface Left {
  sockets: number;
  documents: number;
  captures: number;
  audible: number;
}

/** Everything that the conversation is judged by, beside what the server knows. */
export interface Evidence {
  books: Books;
  live: GeminiServer['live'];
  /** What the audio thread handed over of what it heard, 16 kHz. */
  handed: Int16Array;
  /** What it kept of that, or handed over twice, ms: the latter is below zero. */
  missingMs: number;
  /** What the loudspeaker got, 24 kHz. */
  played: Int16Array;
  /** What was said by then is in it, ms since 1970. */
  playedUntil: number;
  /** When each step of the page was painted, ms since 1970. */
  shown: number[];
  breaks: Break[];
  questions: number;
  left: Left;
}
