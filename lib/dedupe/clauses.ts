import type { Language } from './language';

/** What joins two statements in one sentence, whatever the language. */
const JOINT = /;\s+|,\s+(?:and|but|while|whereas|mas|enquanto|pero|mientras|e|y)\s+/giu;
/** Between two stretches that each have a verb of being. */
const AND = /\s+(?:and|but|while|e|mas|enquanto|y|pero|mientras)\s+/giu;
const VERB =
  /(?:^|\s)(?:is|are|was|were|has|have|had|shows?|passed|failed|says|está|estão|é|são|foi|tem|têm|mostra|há|es|son|fue|tiene|tienen|hay|muestra|están)(?=\s|$)/iu;
/** A stretch of fewer words is no statement of its own: "…, and a lamp". */
const LEAST_WORDS = 3;

/** Longer sentences, in characters, stay whole: the time of cutting grows with their square. */
const LONGEST = 600;

/** Cuts a sentence into what can be true or false by itself. */
export function clausesOf(sentence: string, language: Language | undefined): string[] {
  if (!language || sentence.length > LONGEST) return [sentence];
  return cut(sentence, JOINT, longEnough).flatMap((clause) => cut(clause, AND, (part) => VERB.test(part)));
}

/** Cuts where both sides pass. */
function cut(text: string, joint: RegExp, passes: (part: string) => boolean): string[] {
  for (const match of text.matchAll(joint)) {
    const [left, right] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    if (passes(left) && passes(right)) return [left, ...cut(right, joint, passes)];
  }
  return [text];
}

function longEnough(part: string): boolean {
  return part.trim().split(/\s+/).length >= LEAST_WORDS;
}
