import type { LiveSetup } from '../../../../lib/live';

/** Given fields over those of an ordinary conversation. */
export function setupOf(given: Partial<LiveSetup> = {}): LiveSetup {
  return {
    model: 'gemini-3.8-live',
    instruction: 'Watch the build.',
    language: 'en',
    voice: '',
    answers: 'spoken',
    level: 'high',
    search: false,
    pushToTalk: false,
    comments: true,
    watches: [],
    ...given,
  };
}
