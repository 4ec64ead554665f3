import { beforeEach, describe, expect, it } from 'vitest';
import { bytes, clock, count, dollars, duration, moment, percent, short } from '../../../lib/chat/format';
import { T0 } from './make';
import { speak } from './speak';

/** Intl puts narrow and unbreakable spaces where a person sees a space. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('in English', () => {
  beforeEach(() => speak('en'));

  it.each([
    ['a time of day', () => clock(T0), '10:42:00'],
    ['a moment of today', () => moment(T0, T0 + 60_000), '10:42'],
    ['a share, rounded down', () => percent(0.939), '93%'],
    ['nearly all', () => percent(0.999), '99%'],
    ['all', () => percent(1), '100%'],
  ])('%s', (_, write, expected) => expect(plain(write())).toBe(expected));

  it('names the day when it is another', () => {
    expect(moment(T0, T0 + 24 * 3600_000)).toMatch(/21 Nov.*10:42/);
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1500, '1.5 kB'],
    [9_412_000, '9.4 MB'],
    [94_000_000, '94 MB'],
    [3_200_000_000, '3.2 GB'],
  ])('%d bytes are %s', (size, expected) => expect(plain(bytes(size))).toBe(expected));

  it.each([
    [0, '0 secs'],
    [2000, '2 secs'],
    [74_000, '1 min 14 secs'],
    [3_660_000, '1 hr 1 min'],
  ])('%d ms are %s', (span, expected) => expect(plain(duration(span))).toBe(expected));

  it.each([
    [9_999, '9,999'],
    [12_803, '12.8k'],
  ])('%d is %s for short', (value, expected) => expect(short(value)).toBe(expected));

  it.each([
    [0, '0 pictures'],
    [1, '1 picture'],
    [1200, '1,200 pictures'],
  ])('counts %d', (value, expected) => {
    expect(count(value, 'savedCountOne', 'savedCountOther')).toBe(expected);
  });
});

describe('in Portuguese', () => {
  beforeEach(() => speak('pt_BR'));

  it.each([
    [0, '0 imagem'],
    [1, '1 imagem'],
    [1200, '1.200 imagens'],
  ])('counts %d by its own rule', (value, expected) => {
    expect(count(value, 'savedCountOne', 'savedCountOther')).toBe(expected);
  });

  it('writes dollars as dollars', () => expect(plain(dollars(0.774))).toBe('US$ 0,77'));
});
