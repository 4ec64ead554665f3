import { badRequest } from '../errors';
import { readMessage } from '../validate';
import { type ClientMessage, isManual, type RealtimeInput, type Setup } from './messages';
import { Closing, invalid } from './refusal';

/**
 * Reads one client message, as strictly as the REST half reads a body.
 * @throws the refusal that closes the connection
 */
export function readClientMessage(text: string): ClientMessage {
  const value = parse(text);
  const { message, violations } = readMessage('BidiGenerateContentClientMessage', value, 'v1beta');
  if (violations.length > 0) throw badRequest(violations);
  // [assumed]: the words. That a message must carry one of its four is documented.
  if (Object.keys(message).length === 0) throw invalid('A message must have one of its fields.');
  refuseNullHandle(value);
  return message;
}

/**
 * The same message after setup, in the light of what setup said.
 * @param generation 3 for Gemini 3, and so on
 * @throws the refusal that closes the connection
 */
export function checkRealtimeInput(input: RealtimeInput, setup: Setup, generation: number): void {
  // Gemini 2's models take it still, as Google's own recordings show; later ones answer with these words.
  if (input.mediaChunks && generation >= 3) {
    throw invalid('realtime_input.media_chunks is deprecated. Use audio, video, or text instead.');
  }
  // [assumed]: that kinds of input cannot be sent in one message, and the words of all refusals below.
  if (Object.keys(input).length !== 1) throw invalid('Request contains an invalid argument.');
  const manual = isManual(setup);
  if ((input.activityStart || input.activityEnd) && !manual) {
    throw invalid('Explicit activity control is not supported when automatic activity detection is enabled.');
  }
  if (input.audioStreamEnd !== undefined && manual) {
    throw invalid('audio_stream_end is only supported when automatic activity detection is enabled.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`Invalid JSON payload received. ${(error as SyntaxError).message}`);
  }
}

/** Everywhere else null means "not set"; here it is known to be fatal. [assumed]: the words. */
function refuseNullHandle(value: unknown): void {
  const { setup } = value as { setup?: Record<string, { handle?: unknown } | undefined> };
  const resumption = setup?.sessionResumption ?? setup?.session_resumption;
  if (resumption?.handle === null) throw new Closing(1008, 'BidiGenerateContent session not found');
}
