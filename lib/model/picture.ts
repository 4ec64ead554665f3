/** Pictures and clips, and where on the screen they are. */

/** `frames`: a picture every interval; `clips`: consecutive films of 2 s. */
export type CaptureKind = 'frames' | 'clips';

/** How closely the model looks at one picture: Gemini's `mediaResolution`. */
export type Level = 'low' | 'medium' | 'high';

/** How closely the user wants the screen to be looked at. `auto`: no closer than reading it takes. */
export type Detail = Level | 'auto';

export interface Size {
  width: number;
  height: number;
}

/** A part of a picture, in its own pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of a picture, as fractions of its sides. */
export interface Fractions {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What a picture shows of the screen. */
export interface View {
  /** All of it, one of the tiles that make up all of it, or a region that has changed. */
  role: 'whole' | 'tile' | 'region';
  /** Which part, in the pixels of the screen. */
  area: Rect;
  /** The whole screen's pixels. */
  screen: Size;
  /** How closely to look. */
  level: Level;
}

/** An encoded picture, or a clip of many. Its size is smaller than its area's where it was reduced, never larger. */
export interface EncodedPicture extends Size {
  mimeType: 'image/jpeg' | 'image/webp' | ClipType;
  bytes: Uint8Array<ArrayBuffer>;
  /** Absent in slices stored by version 0.1.0: the whole screen in its own pixels. */
  view?: View;
}

export type ClipType = 'video/mp4' | 'video/webm';

export interface ClipTiming {
  durationMs: number;
  /** Frames a second. */
  fps: number;
  /** It can be heard, too. */
  sound?: true;
}
