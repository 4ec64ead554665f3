/** Pictures for a film: one a slot, at the least cost. */
export interface Sampler {
  /**
   * What is new since the call before, or `undefined`: the picture before still holds. The first call waits for a
   * picture. One call at a time. The caller closes the frame.
   */
  next(): Promise<VideoFrame | undefined>;
  close(): void;
}
