/** Models, and what they are asked to do. */

export type ThinkingLevel = 'minimal' | 'low' | 'medium' | 'high';

/** A row of a model list. */
export interface ModelInfo {
  /** Without the `models/` prefix. */
  id: string;
  name: string;
  /** Whether `generateContent` is among its actions. */
  generates: boolean;
  /** Whether `bidiGenerateContent` is: Live conversations. */
  converses: boolean;
}
