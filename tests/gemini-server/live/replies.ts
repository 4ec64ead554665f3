import { colourShares } from '../looks';
import type { FunctionResponse } from './messages';
import type { LiveTurn } from './session';

/** What the model says in one turn. All is optional: what is left out is the default answer's. */
export interface LiveReply {
  /** The words: read out with a transcription, or written where TEXT was asked for. */
  text?: string;
  /** The numbered tones that stand for the voice; the next three, unless told otherwise. */
  tones?: readonly number[];
  /** Length of a tone and of the pause behind it: 200 and 50 ms unless told otherwise. */
  toneMs?: number;
  gapMs?: number;
  /** The voice itself, at 24 kHz, instead of tones. */
  pcm?: Int16Array;
  /** Calls to make when all is said. Without text and tones nothing is said before them. */
  toolCalls?: readonly ToolCall[];
  /** Web pages that the answer is based on; told only where the setup has Google Search. */
  sources?: readonly { uri: string; title: string }[];
  /** Ends with generationComplete alone, as some models do. */
  withoutTurnComplete?: boolean;
  /** Replace the settings for this one. */
  firstDelayMs?: number;
  leadMs?: number;
}

export interface ToolCall {
  name: string;
  args?: Record<string, unknown>;
  /** One of the usual shape when left out. */
  id?: string;
}

/** Nothing at all is said to a turn that is answered with null. */
export type LiveAnswer = LiveReply | string | null;
export type LiveTurnFunction = (turn: LiveTurn) => LiveAnswer | undefined | Promise<LiveAnswer | undefined>;

/** Says what arrived, so that a demo is alive and a test can see that it did. */
export async function describeTurn(turn: LiveTurn): Promise<string> {
  const parts = [`Answer ${turn.n} of the stand-in.`];
  const text = turn.texts.at(-1);
  if (text) parts.push(`You wrote: “${text}”.`);
  if (turn.markers.length > 0) parts.push(`I heard the tones ${turn.markers.join(', ')}.`);
  else if (turn.audio) parts.push(`I heard ${(turn.audio.durationMs / 1000).toFixed(1)} seconds of speech.`);
  parts.push(...turn.toolResponses.map(describeResponse));
  const frame = turn.frames.at(-1);
  if (frame) {
    const [main] = colourShares(await frame.pixels());
    parts.push(`I saw a picture of ${frame.width} by ${frame.height}, mostly ${main?.colour}.`);
    parts.push(...frame.qr.map((code) => `A code in it reads ${code}.`));
  }
  return parts.join(' ');
}

function describeResponse({ name, response }: FunctionResponse): string {
  return `The tool ${name} says ${JSON.stringify(response ?? {})}.`;
}
