import { generation, type Model } from '../models';
import { audioTokensPerSecond, textTokens, videoFrameTokens } from '../usage';
import type { Counts } from './context';
import type { Setup } from './messages';
import type { LiveSession, LiveTurn } from './session';

/** What a second of the model's voice costs; a second of the user's is `audioTokensPerSecond`. */
const spokenTokensPerSecond = 25;

export function audioTokens(ms: number, way: 'in' | 'out'): number {
  return Math.ceil((ms / 1000) * (way === 'in' ? audioTokensPerSecond : spokenTokensPerSecond));
}

/**
 * What the user's side of a turn adds to the context. By default Gemini 3 counts what was said and every picture,
 * Gemini 2 only what came while the user was active.
 * @param soundMs all sound since the turn before
 */
export function countsOf(turn: LiveTurn, soundMs: number, setup: Setup, model: Model): Counts {
  const counts: Counts = {
    TEXT: textTokens(
      turn.texts.join('') + turn.toolResponses.map((one) => JSON.stringify(one.response)).join(''),
    ),
    AUDIO: audioTokens(coverage(setup, model) === 'TURN_INCLUDES_ALL_INPUT' ? soundMs : activeMs(turn), 'in'),
    VIDEO: coveredFrames(turn, setup, model),
  };
  return counts;
}

/** Cuts the context where the setup asked for it; by default at 80 % of the model's limit, to half of that. */
export function compress({ context }: LiveSession, setup: Setup, model: Model): void {
  const window = setup.contextWindowCompression;
  if (!window) return;
  const trigger = window.triggerTokens ?? 0.8 * model.inputTokenLimit;
  context.compress(trigger, window.slidingWindow?.targetTokens ?? trigger / 2);
}

function coverage({ realtimeInputConfig }: Setup, model: Model): string {
  const given = realtimeInputConfig?.turnCoverage;
  if (given && given !== 'TURN_COVERAGE_UNSPECIFIED') return given;
  const isOlder = generation(idOf(model)) < 3;
  return isOlder ? 'TURN_INCLUDES_ONLY_ACTIVITY' : 'TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO';
}

function coveredFrames(turn: LiveTurn, setup: Setup, model: Model): number {
  const onlyActive = coverage(setup, model) === 'TURN_INCLUDES_ONLY_ACTIVITY';
  const frames = turn.frames.filter(({ at }) => !onlyActive || at >= turn.at - activeMs(turn));
  const gemini = generation(idOf(model));
  return frames.reduce((sum, { resolution }) => sum + videoFrameTokens(resolution, gemini), 0);
}

function activeMs({ audio }: LiveTurn): number {
  return audio?.durationMs ?? 0;
}

export function idOf({ name }: Model): string {
  return name.slice('models/'.length);
}
