/** How the Live half behaves. Durations are milliseconds; what is left out keeps its value. */
export interface LiveSettings {
  /** What a wrong key meets: a refused upgrade, which a browser reports as 1006, or an open socket closed with 1007. */
  wrongKey: 'refuse' | 'close';
  /** Which kind of frame carries the JSON; the real one has been seen to use both. */
  frames: 'binary' | 'text';
  /** Whether sound and its transcription travel in one message, and the end of a turn in one more. */
  mergesKeys: boolean;
  /** How long `setupComplete` takes. */
  setupDelayMs: number;
  /** How long one connection lives, and how long before its end `goAway` comes: at once, if it lives no longer. */
  connectionMs: number;
  goAwayMs: number;
  /** How long a session lives without compression, over all its connections: without and with pictures. */
  audioSessionMs: number;
  videoSessionMs: number;
  /** How long a handle is good after its connection's end. */
  handleMs: number;
  /** What automatic activity detection hears: louder than this, dBFS, for so long, is speech; so much silence ends it. */
  speechLevel: number;
  speechMs: number;
  endSilenceMs: number;
  /** Length of a chunk of speech, and by how much at most each comes late. */
  chunkMs: number;
  jitterMs: number;
  /** How far ahead of being heard speech is sent; Infinity: all at once. */
  leadMs: number;
  /** From the end of the user's turn to the first chunk. */
  firstDelayMs: number;
  /** The most one client message may weigh, in bytes. */
  messageBytes: number;
  /** How much sound and how many pictures a session remembers whole. */
  keepAudioMs: number;
  keepPictures: number;
  /** How many sessions are remembered; of the oldest nothing is left, not even their handles. */
  keepSessions: number;
}

/**
 * Lifetimes are those of https://ai.google.dev/gemini-api/docs/live-session; `goAway` was seen 50 s before the end.
 * [assumed]: the detector's level and times, and the largest message.
 */
export const defaultSettings: LiveSettings = {
  wrongKey: 'close',
  frames: 'binary',
  mergesKeys: false,
  setupDelayMs: 0,
  connectionMs: 10 * 60_000,
  goAwayMs: 50_000,
  audioSessionMs: 15 * 60_000,
  videoSessionMs: 2 * 60_000,
  handleMs: 2 * 60 * 60_000,
  speechLevel: -45,
  speechMs: 60,
  endSilenceMs: 500,
  chunkMs: 80,
  jitterMs: 0,
  leadMs: 0,
  firstDelayMs: 0,
  messageBytes: 10 * 1024 * 1024,
  keepAudioMs: 5 * 60_000,
  keepPictures: 50,
  keepSessions: 50,
};
