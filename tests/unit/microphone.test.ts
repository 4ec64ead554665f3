import { expect, it } from 'vitest';
import { microphoneFailed } from '@/lib/microphone';

it.each([
  ['NotAllowedError', 'Permission denied', 'microphone-refused'],
  ['NotAllowedError', 'Permission dismissed', 'microphone-refused'],
  ['SecurityError', 'Permission denied by policy', 'microphone-refused'],
  ['NotFoundError', 'Requested device not found', 'microphone-missing'],
  ['OverconstrainedError', '', 'microphone-missing'],
  ['NotReadableError', 'Could not start audio source', 'microphone-busy'],
  ['AbortError', 'Starting audio input failed', 'microphone-busy'],
])('%s (%s) is %s', (name, message, reason) => {
  const { failure } = microphoneFailed(new DOMException(message, name));
  expect(failure).toEqual({ reason, detail: message || name });
});
