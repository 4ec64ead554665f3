import { describe, expect, it } from 'vitest';
import { chooseSoundCodec, withoutSkip } from '@/lib/clip/sound-codec';
import { place } from '@/lib/clip/sound-place';

describe('place', () => {
  it.each([
    ['the first begins where it belongs', 0, 14_400, 14_400],
    ['what was heard before the film is no part of it', 0, -1, undefined],
    ['what follows is set beside it', 48_000, 48_000, 48_000],
    ['a late arrival is no gap', 48_000, 70_000, 48_000],
    ['nor is a burst an overlap', 48_000, 30_000, 48_000],
    ['a gap is filled', 48_000, 80_000, 80_000],
    ['what silence has taken the place of comes too late', 48_000, 20_000, undefined],
  ])('%s', (_, end, due, position) => {
    expect(place(end, due)).toBe(position);
  });
});

describe('chooseSoundCodec', () => {
  it.each([
    ['video/mp4', ['mp4a.40.2', 'opus'], 'aac'],
    ['video/mp4', ['opus'], 'opus'],
    ['video/webm', ['mp4a.40.2', 'opus'], 'opus'],
    ['video/webm', ['mp4a.40.2'], undefined],
    ['video/mp4', [], undefined],
  ])('for %s, of %j takes %s', async (mimeType, able, codec) => {
    const can = async (config: AudioEncoderConfig) => (able as string[]).includes(config.codec);
    expect((await chooseSoundCodec(mimeType, can))?.codec).toBe(codec);
  });
});

describe('withoutSkip', () => {
  const base = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 };
  const header = () =>
    Uint8Array.of(...new TextEncoder().encode('OpusHead'), 1, 2, 0x38, 0x01, 0x80, 0xbb, 0, 0, 0, 0, 0);

  it('leaves no sample out', () => {
    const given = header();
    const { description } = withoutSkip({ ...base, description: given });
    const expected = header().fill(0, 10, 12);
    expect(description).toEqual(expected);
    expect(given, 'the encoder’s own').toEqual(header());
  });

  it('touches nothing else', () => {
    const aac = { ...base, codec: 'mp4a.40.2', description: header() };
    expect(withoutSkip(aac)).toBe(aac);
    expect(withoutSkip(base)).toBe(base);
  });
});
