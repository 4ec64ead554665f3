/** The only file that loads the SDK: it does not tree-shake, and even one enum elsewhere would cost 27 KB gzip. */
import { GoogleGenAI } from '@google/genai/web';
import { DEFAULT_BASE_URL, parseAddress } from '../address';
import { AnalyzerError } from '../analyzer';
import { checkKey } from './key';
import { tellingFetch } from './transport';

export interface Access {
  /**
   * The user's Gemini key. It leaves in the `x-goog-api-key` header; for a Live socket, which takes no headers from a
   * browser, in its address, which is never logged or told.
   */
  key: string;
  /** Where the API is; empty means Google's own. */
  address: string;
}

/** @throws {AnalyzerError} `no-key`, `key` or `invalid` when the access cannot work, before anything is sent */
export function openClient({ key, address }: Access): GoogleGenAI {
  const refused = checkKey(key);
  if (refused) throw new AnalyzerError(refused);
  const baseUrl = address.trim() ? parseAddress(address)?.baseUrl : DEFAULT_BASE_URL;
  if (!baseUrl) {
    throw new AnalyzerError({ reason: 'invalid', detail: `Not an https address: ${address.trim()}` });
  }
  return new GoogleGenAI({
    apiKey: key.trim(),
    httpOptions: {
      baseUrl,
      // 3.x defaults to v1, whose schema lacks fields that the SDK sends: https://github.com/googleapis/js-genai
      apiVersion: 'v1beta',
      fetch: tellingFetch,
    },
  });
}
