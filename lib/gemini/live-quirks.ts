/** What a model has refused, and is not asked for again. */
export interface Quirks {
  /** It answers in speech alone. */
  noText?: true;
  /** It chooses the language of its speech by itself. */
  noLanguage?: true;
  /** It decides by itself what belongs to a turn. */
  noCoverage?: true;
}

/** Native-audio models refuse TEXT and take no language: https://ai.google.dev/gemini-api/docs/live-guide */
export function knownQuirks(model: string): Quirks {
  return /\bnative-audio\b/.test(model) ? { noText: true, noLanguage: true } : {};
}

/**
 * What to leave out after a setup was refused as invalid.
 * @param asked for answers in writing
 * @returns undefined when nothing that could be left out explains it
 */
export function quirksAfter(reason: string, before: Quirks, asked: boolean): Quirks | undefined {
  if (/language/i.test(reason) && !before.noLanguage) return { ...before, noLanguage: true };
  if (/turn_?coverage/i.test(reason) && !before.noCoverage) return { ...before, noCoverage: true };
  // Some name the modality, some the voice that a text has none of, some only say "invalid argument".
  if (asked && !before.noText) return { ...before, noText: true };
  return undefined;
}
