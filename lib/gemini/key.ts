import type { Failure } from '../model';

/**
 * Refuses a key that could not even be sent: a header takes printable ASCII only, and complains with the whole key
 * in its message (https://fetch.spec.whatwg.org/#concept-header-value).
 */
export function checkKey(key: string): Failure | undefined {
  const trimmed = key.trim();
  if (!trimmed) return { reason: 'no-key', detail: '' };
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    return { reason: 'key', detail: 'The key contains a space or a character that keys do not have.' };
  }
  // Ephemeral tokens open Live sockets only; the SDK refuses them for REST.
  if (trimmed.startsWith('auth_tokens/')) {
    return { reason: 'key', detail: 'This is a token for the Live API, not an API key.' };
  }
  return undefined;
}

/** Google's keys, in case a message quotes another one than ours. */
const keyShapes = /\bAIza[\w-]{30,}|\bAQ\.[\w-]{20,}/g;

/** Takes the key out of a text that is shown or logged. */
export function withoutKey(text: string, key: string): string {
  const own = key.trim();
  const scrubbed = own ? text.replaceAll(own, '…').replaceAll(encodeURIComponent(own), '…') : text;
  return scrubbed.replace(keyShapes, '…');
}
