import { describe, expect, it } from 'vitest';
import { chooseCodec, codecsFor } from '@/lib/clip/codec';

const names = (width: number, height: number) => codecsFor({ width, height }).map(({ name }) => name);

describe('codecsFor', () => {
  it('asks for H.264, VP9, AV1, VP8, in this order', () => {
    expect(codecsFor({ width: 1280, height: 720 })).toEqual([
      { family: 'avc', name: 'avc1.42001f', mimeType: 'video/mp4' },
      { family: 'vp9', name: 'vp09.00.31.08', mimeType: 'video/webm' },
      { family: 'av1', name: 'av01.0.05M.08', mimeType: 'video/webm' },
      { family: 'vp8', name: 'vp8', mimeType: 'video/webm' },
    ]);
  });

  it.each([
    ['a small tab', 320, 240, 'avc1.42001f', 'vp09.00.31.08', 'av01.0.05M.08'],
    ['720p', 1280, 720, 'avc1.42001f', 'vp09.00.31.08', 'av01.0.05M.08'],
    ['a row more', 1280, 722, 'avc1.4d0028', 'vp09.00.31.08', 'av01.0.05M.08'],
    ['720p on its side', 720, 1280, 'avc1.42001f', 'vp09.00.31.08', 'av01.0.05M.08'],
    ['1080p', 1920, 1080, 'avc1.4d0028', 'vp09.00.40.08', 'av01.0.08M.08'],
    ['1440p', 2560, 1440, 'avc1.4d0032', 'vp09.00.50.08', 'av01.0.12M.08'],
    ['ultrawide', 3440, 1440, 'avc1.4d0032', 'vp09.00.50.08', 'av01.0.12M.08'],
    ['4K', 3840, 2160, 'avc1.4d0033', 'vp09.00.50.08', 'av01.0.12M.08'],
    ['5K', 5120, 2880, 'avc1.4d003c', 'vp09.00.60.08', 'av01.0.16M.08'],
    ['8K', 7680, 4320, 'avc1.4d003c', 'vp09.00.60.08', 'av01.0.16M.08'],
  ])('%s', (_, width, height, ...levels) => {
    expect(names(width, height)).toEqual([...levels, 'vp8']);
  });

  it('never asks for more than a level allows', () => {
    expect(names(16_000, 16_000)).toEqual(['vp8']);
    expect(names(20_000, 200)).toEqual([]);
  });
});

describe('chooseCodec', () => {
  const size = { width: 1280, height: 720 };

  it.each([
    [['avc', 'vp9', 'av1', 'vp8'], 'avc1.42001f'],
    [['av1', 'vp9'], 'vp09.00.31.08'],
    [['vp8', 'av1'], 'av01.0.05M.08'],
    [['vp8'], 'vp8'],
    [[], undefined],
  ])('of %j takes %s', async (able, name) => {
    const chosen = await chooseCodec(size, async ({ family }) => (able as string[]).includes(family));
    expect(chosen?.name).toBe(name);
  });
});
