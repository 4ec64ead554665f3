/** Where Gemini answers when the user names no gateway. */
export const DEFAULT_BASE_URL = 'https://generativelanguage.googleapis.com';

export interface Address {
  /** Without a trailing slash or API version, ready for the SDK. */
  baseUrl: string;
  /** What a host permission is asked for. */
  origin: string;
  /** Host and port, as shown to the user. */
  host: string;
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Reads an API address as people type it: slashes at the end and the API version are forgiven.
 * @returns undefined for anything but https, or http on this machine: the key would travel in the clear
 */
export function parseAddress(text: string): Address | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
  if (!safe || url.username || url.password || url.search || url.hash) return undefined;
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1(beta|alpha)?$/, '');
  return { baseUrl: url.origin + path.replace(/\/+$/, ''), origin: url.origin, host: url.host };
}
