import type { LiveSendRealtimeInputParameters, Session } from '@google/genai/web';
import { INPUT_RATE, type LiveInput, type ToolAnswer } from '../live';
import { toBase64 } from './base64';
import { toTurns } from './request';

/** One input, as the SDK's session takes it. */
export function sendInput(session: Session, input: LiveInput): void {
  if (input.type === 'recap') sendRecap(session, input.earlier.flatMap(toTurns));
  else if (input.type === 'tool-answer') session.sendToolResponse({ functionResponses: [responseOf(input)] });
  else session.sendRealtimeInput(realtimeInput(input));
}

type RealtimeInput = Exclude<LiveInput, { type: 'recap' | 'tool-answer' }>;

/** Exactly one field each. */
function realtimeInput(input: RealtimeInput): LiveSendRealtimeInputParameters {
  switch (input.type) {
    case 'audio':
      return { audio: blob(`audio/pcm;rate=${INPUT_RATE}`, input.pcm) };
    case 'audio-end':
      return { audioStreamEnd: true };
    case 'activity-start':
      return { activityStart: {} };
    case 'activity-end':
      return { activityEnd: {} };
    case 'frame':
      return { video: blob('image/jpeg', input.jpeg) };
    case 'text':
      return { text: input.text };
  }
}

/** Without turns it would begin one of the model. */
function sendRecap(session: Session, turns: ReturnType<typeof toTurns>): void {
  if (turns.length > 0) session.sendClientContent({ turns, turnComplete: false });
}

function responseOf({ id, name, answer }: { id: string; name: string; answer: ToolAnswer }) {
  // `output` and `error` are the names that the API gives meaning to: https://ai.google.dev/api/caching#FunctionResponse
  return { id, name, response: 'error' in answer ? { error: answer.error } : { output: answer.result } };
}

function blob(mimeType: string, bytes: Uint8Array) {
  return { mimeType, data: toBase64(bytes) };
}
