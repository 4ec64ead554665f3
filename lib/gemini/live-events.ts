import type { UsageMetadata } from '@google/genai/web';
import { type LiveEvent, OUTPUT_RATE } from '../live';
import type { Link } from '../model';
import { fromBase64 } from './base64';
import { duration, type Json, list, object, string } from './json';
import { liveUsageOf } from './usage';

/**
 * Reads one message of the server, which may carry several things at once. What is not known is passed over.
 * In order: an interruption before what follows it, and the end of a turn after all that belongs to it.
 */
export function liveEvents(message: unknown): LiveEvent[] {
  const { serverContent, toolCall, toolCallCancellation, goAway, sessionResumptionUpdate, usageMetadata } =
    object(message);
  const content = object(serverContent);
  return [
    ...(content.interrupted === true ? [{ type: 'interrupted' } as const] : []),
    ...transcript('heard', content.inputTranscription),
    ...list(object(content.modelTurn).parts).flatMap(partEvents),
    ...transcript('said', content.outputTranscription),
    ...sources(content.groundingMetadata),
    ...(toolCall ? toolCalls(toolCall) : []),
    ...(toolCallCancellation ? cancelled(toolCallCancellation) : []),
    ...(sessionResumptionUpdate ? [handle(object(sessionResumptionUpdate))] : []),
    ...(usageMetadata
      ? [{ type: 'usage', usage: liveUsageOf(usageMetadata as UsageMetadata) } as const]
      : []),
    ...(content.generationComplete === true ? [{ type: 'generated' } as const] : []),
    ...(content.turnComplete === true ? [{ type: 'turn-complete' } as const] : []),
    // Of an unknown time nothing may be left.
    ...(goAway ? [{ type: 'go-away', timeLeftMs: duration(object(goAway).timeLeft) ?? 0 } as const] : []),
  ];
}

function partEvents({ text, inlineData, thought }: Json): LiveEvent[] {
  if (thought === true) return [];
  if (inlineData) return sound(object(inlineData));
  return string(text) ? [{ type: 'text', text: string(text) }] : [];
}

function sound({ mimeType, data }: Json): LiveEvent[] {
  if (!string(mimeType).startsWith('audio/')) return [];
  const rate = Number(/rate=(\d+)/.exec(string(mimeType))?.[1] ?? OUTPUT_RATE);
  if (rate !== OUTPUT_RATE)
    return [garbage(`Expected speech at ${OUTPUT_RATE} Hz, got ${string(mimeType)}.`)];
  try {
    return [{ type: 'audio', pcm: fromBase64(string(data)) }];
  } catch {
    return [garbage('Expected speech as base64.')];
  }
}

function transcript(type: 'heard' | 'said', told: unknown): LiveEvent[] {
  const { text, finished } = object(told);
  if (!string(text) && finished !== true) return [];
  return [{ type, text: string(text), finished: finished === true }];
}

function sources(grounding: unknown): LiveEvent[] {
  const links = list(object(grounding).groundingChunks).flatMap(({ web }) => linkOf(object(web)));
  return links.length > 0 ? [{ type: 'sources', links }] : [];
}

/** What becomes a link in the panel must be one to a page. */
function linkOf({ uri, title }: Json): Link[] {
  if (!URL.canParse(string(uri))) return [];
  const { href, protocol, hostname } = new URL(string(uri));
  return protocol === 'https:' || protocol === 'http:'
    ? [{ title: string(title) || hostname, url: href }]
    : [];
}

/** One without an id cannot be answered. */
function toolCalls(told: unknown): LiveEvent[] {
  const all = list(object(told).functionCalls).map(({ id, name, args }) => ({
    id: string(id),
    name: string(name),
    args: object(args),
  }));
  const calls = all.filter(({ id, name }) => id && name);
  return [
    ...(calls.length > 0 ? [{ type: 'tool-calls', calls } as const] : []),
    ...(calls.length < all.length || all.length === 0
      ? [garbage('A call of a tool without id or name.')]
      : []),
  ];
}

function cancelled(told: unknown): LiveEvent[] {
  const { ids } = object(told);
  const known = Array.isArray(ids) ? ids.map(string).filter(Boolean) : [];
  return known.length > 0 ? [{ type: 'tool-calls-cancelled', ids: known }] : [];
}

function handle({ newHandle, resumable }: Json): LiveEvent {
  const told = resumable === true && string(newHandle);
  return { type: 'handle', ...(told && { handle: told }) };
}

function garbage(detail: string): LiveEvent {
  return { type: 'garbage', detail };
}
