/**
 * What counts as a change. All levels are differences of one channel, 0 to 255; all lengths are pixels of the
 * captured picture. "Measured" is: tabs captured by this extension at 1920×1080 (tests/e2e/gate-pairs.test.ts).
 */
export const LEVELS = {
  /**
   * From here on a pixel belongs to a blob. A captured tab repeats itself exactly (measured: 0), so this only
   * has to stay above the rounding of a decoder, and below the faintest tint that a page shows on purpose.
   */
  weak: 6,
  /** A blob counts when one of its pixels differs by this much. Light grey text on white still does. */
  strong: 28,
  /** … and by this share of the contrast around it. See stroke.ts. */
  stroke: 0.47,
} as const;

/**
 * Faint differences count all the same when there are many in one place and of one mind: a row's hover tint, a
 * selection, text that fades. The errors of a decoder, and edges that move a little, go both ways.
 */
export const TINT = {
  /** Pixels in all, and in each tile on average: a line of 12 px text has about 130, H.264 of good quality 33. */
  area: 200,
  density: 40,
  /** |sum of signed differences| / sum of differences, in the colour where this is largest. */
  coherence: 0.9,
} as const;

/**
 * Runs of changed pixels beyond which blobs are not told apart. A line of text has about 300, a log that scrolls
 * 5,000; 10,000 take 2 ms.
 */
export const MOST_RUNS = 10_000;

/** The quick look at a large difference. */
export const COARSE = {
  /** Rows from one sampled row to the next. */
  step: 4,
  /** Strokes that show that content changed, not only its edges. */
  strokes: 200,
} as const;

/** A text cursor: a solid upright line. One pixel wide, two at a device pixel ratio of 2. */
export const CARET = {
  width: 3,
  minHeight: 8,
  /** Enough for text of 27 px at a ratio of 2: a cursor is about 1.2 times as high as the text. */
  maxHeight: 64,
  /** Pixels that differ by less than this share of the largest difference are smear, or ink under the cursor. */
  core: 0.5,
  /** How far halved colour resolution smears a line, on both sides. */
  smear: 2,
  /** Rows of a letter's stroke that a cursor can cross without a change, being of its colour. */
  gap: 4,
  /** Share of the line that has its colour, and levels by which the colour may vary: these, or a share of its contrast. */
  solid: 0.95,
  even: 12,
  evenShare: 0.2,
  /** Share of the line where the surroundings are seen when it is off; the rest is ink that it crosses. */
  absent: 0.6,
  /** Width of what counts as its surroundings. */
  side: 6,
  /** Share of the surroundings that may change too. */
  company: 0.05,
} as const;

/** A block or underline cursor: a solid box no larger than one wide character. */
export const BLOCK = { width: 32, height: 64, solid: 0.9 } as const;

/** Side of the squares in which changes are collected and busy regions learnt. */
export const TILE = 32;

/** Most rectangles an answer holds; beyond that they become one. */
export const MOST_REGIONS = 16;

/** Times in milliseconds. */
export const TIMES = {
  /** A change has come to rest when nothing moved for so long. A third of what there is from change to wire. */
  settle: 120,
  /** A change that takes longer is sampled. Most transitions of pages take 200 to 300. */
  patience: 600,
  /** Two movements closer than this are one that goes on: a video, a scroll. A cursor's are 500 apart. */
  restless: 300,
  /**
   * Least time between two looks. To see a change settle and a pointer go takes no more, and a screen gives 30
   * pictures a second at rest too.
   */
  pause: 60,
  /** So often a page that moves is looked at between two samples: for the busy regions. */
  learn: 1_000,
  /** So long a page at rest is left alone: a crashed one would be as silent. */
  rest: 5_000,
} as const;

/** The blinking of cursors. Half a period is 500 ms in Chrome; systems allow 200 to 1,200. */
export const BLINK = {
  fastest: 150,
  slowest: 1_300,
  /** Changes of a place in this rhythm after which it is a cursor's, whatever its shape. */
  flips: 3,
  /** Changes after which a line is a cursor's for good: it may be on in the picture that was sent. */
  lineFlips: 2,
  /** Pixels by which the box may vary, with what stands under it. */
  slack: 2,
  /** Places kept in mind. */
  places: 32,
} as const;

/** What changes all the time. */
export const BUSY = {
  /** Seconds looked back. At most 31: a bit each. */
  window: 30,
  /** Seconds with a change from which on a tile is busy; a clock reaches it in 20 s. */
  enter: 18,
  /** … and until which it stays so. */
  leave: 9,
  /** … and from which on it belongs to a busy neighbour. */
  join: 3,
  /** Share of the picture that can be ignored. What moves beyond that is what the user watches. */
  most: 0.5,
  /** Seconds without a look that one change can stand for. */
  blind: 3,
} as const;

/** Blobs that are one thing, such as an arrow and its rim. */
export const SPOTS = { most: 40, gap: 4 } as const;

/** The mouse pointer. */
export const POINTER = {
  /** Side of its box at most: 24 px are usual, twice that at a device pixel ratio of 2; an arrow's is 16 × 22. */
  size: 64,
  /** Its height at least; digits of small text are lower. */
  height: 12,
  /** Places that may differ at once: where it is, where it was, and something else. */
  spots: 3,
  /** Pixels it must have gone. */
  step: 3,
  /** … within so many milliseconds, which is no time for two changes of a page. */
  moment: 400,
  /** Looks within this time. */
  looks: 6,
  /** A pointer that stops is gone after 2 s (measured: 2.0); what stays for longer is none. */
  stays: 2_300,
  /** Pixels by which its box can vary: on ink of its own colour a part of it is not seen. */
  slack: 4,
  /** Share by which the number of its pixels can vary between its coming and its going. */
  vary: 0.1,
} as const;
