/** How long a clip is. With a whole number of frames a second it holds a whole number of frames. */
export const CLIP_MS = 2_000;
