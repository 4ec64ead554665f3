/** About -36 dBFS: a word near a microphone with gain control is louder, its noise in silence is not. */
const LOUD = 500;

/**
 * Whether somebody may be speaking.
 * @param pcm 16 bit little-endian
 */
export function isLoud(pcm: Uint8Array): boolean {
  const samples = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  for (let at = 0; at + 1 < samples.byteLength; at += 2) {
    if (Math.abs(samples.getInt16(at, true)) > LOUD) return true;
  }
  return false;
}
