/** Which replies are hidden or folded. */

/** Why a reply is hidden in the deduplicated view. */
export interface Duplicate {
  /** The shown turn it repeats. */
  of: string;
  /** `nothing-new`: the model itself says so. */
  method: 'equal' | 'similar' | 'meaning' | 'nothing-new';
  /** 0 to 1. */
  similarity: number;
}

/** A stretch of a reply, `from <= at < to` in its text, that repeats a shown turn. */
export interface Fold {
  from: number;
  to: number;
  of: string;
  /** 0 to 1. */
  similarity: number;
}

/**
 * What the deduplicated view hides: nothing, equal replies, those that say the same in other words, or also those
 * that mean the same by a model's vectors.
 */
export type DedupeLevel = 'off' | 'exact' | 'similar' | 'meaning';

/** How readily. */
export type Sensitivity = 'careful' | 'balanced' | 'bold';
