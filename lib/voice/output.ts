/** Between the speaker and its worklet. */
export type ToOutput =
  /** PCM, 24 kHz. `at`: when it came, ms since 1970. */
  { type: 'push'; samples: Int16Array<ArrayBuffer>; at: number } | { type: 'end' } | { type: 'flush' };

/** Positions are samples since the beginning. */
export interface FromOutput {
  type: 'progress' | 'flushed';
  /** Everything before it was played; with `flushed` what came before it was thrown away. */
  position: number;
  /** Samples that wait. */
  left: number;
  underruns: number;
}
