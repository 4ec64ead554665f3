import type { GenerateContentResponse } from '@google/genai/web';
import type { Failure, FailureReason } from '../model';

/** Every way to end but STOP: https://ai.google.dev/api/generate-content#FinishReason */
const reasons: Record<string, FailureReason> = {
  MAX_TOKENS: 'max-tokens',
  CONTINUATION: 'max-tokens',
  RECITATION: 'recitation',
  IMAGE_RECITATION: 'recitation',
  SAFETY: 'safety',
  BLOCKLIST: 'safety',
  PROHIBITED_CONTENT: 'safety',
  SPII: 'safety',
  IMAGE_SAFETY: 'safety',
  IMAGE_PROHIBITED_CONTENT: 'safety',
};

/** @returns the failure when this response says that the reply ends before it is complete */
export function failureOf(response: GenerateContentResponse): Failure | undefined {
  const feedback = response.promptFeedback;
  if (feedback?.blockReason) {
    return { reason: 'blocked', detail: String(feedback.blockReasonMessage || feedback.blockReason) };
  }
  const candidate = response.candidates?.[0];
  const name: string | undefined = candidate?.finishReason;
  if (!hasEnded(response) || name === 'STOP' || name === undefined) return undefined;
  return { reason: reasons[name] ?? 'malformed', detail: String(candidate?.finishMessage || name) };
}

/** Whether the model says that this was all. A stream that stops without having said so was cut. */
export function hasEnded(response: GenerateContentResponse): boolean {
  const name: string | undefined = response.candidates?.[0]?.finishReason;
  return Boolean(response.promptFeedback?.blockReason) || (!!name && name !== 'FINISH_REASON_UNSPECIFIED');
}
