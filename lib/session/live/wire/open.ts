import { createLive } from '../../../gemini/live';
import { Conversation } from '../../../live/conversation';
import type { Desk } from '../../desk';
import type { OpenTalk } from './talk';

/** Conversations with Gemini, with the key and at the address that are set when one begins. */
export function openTalkFor(desk: Desk): OpenTalk {
  return (host) =>
    new Conversation({
      ...host,
      connector: createLive({ key: desk.key, address: desk.settings.apiAddress }),
      now: Date.now,
      random: Math.random,
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    });
}
