/** Frequency in Hz and beginning in s: a fifth upwards, soft enough to be met twenty times a day. */
const TONES: [frequency: number, at: number][] = [
  [660, 0],
  [990, 0.14],
];
const SECONDS = 0.28;
const LOUDNESS = 0.18;

/** Plays two short tones. Resolves when they are over. */
export async function ring(): Promise<void> {
  const audio = new AudioContext();
  try {
    await Promise.all(TONES.map(([frequency, at]) => tone(audio, frequency, audio.currentTime + at)));
  } finally {
    await audio.close();
  }
}

function tone(audio: AudioContext, frequency: number, from: number): Promise<unknown> {
  const oscillator = new OscillatorNode(audio, { frequency });
  const gain = new GainNode(audio, { gain: 0 });
  // Not from one moment to the next: that would click.
  gain.gain.setValueAtTime(0, from).linearRampToValueAtTime(LOUDNESS, from + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.001, from + SECONDS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + SECONDS);
  return new Promise((resolve) => oscillator.addEventListener('ended', resolve, { once: true }));
}
