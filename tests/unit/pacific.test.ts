import { describe, expect, it } from 'vitest';
import { nextPacificMidnight } from '../../lib/pacific';

describe('the next midnight in California', () => {
  it.each([
    ['in winter', '2026-12-01T20:00:00Z', '2026-12-02T08:00:00Z'],
    ['in summer', '2026-07-01T20:00:00Z', '2026-07-02T07:00:00Z'],
    ['a second before', '2026-12-02T07:59:59Z', '2026-12-02T08:00:00Z'],
    ['at midnight itself', '2026-12-02T08:00:00Z', '2026-12-03T08:00:00Z'],
    ['on the day that clocks go forward', '2026-03-08T09:00:00Z', '2026-03-09T07:00:00Z'],
    ['the evening before', '2026-03-08T04:00:00Z', '2026-03-08T08:00:00Z'],
    ['on the day that clocks go back', '2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z'],
    ['within the hour that comes twice', '2026-11-01T09:30:00Z', '2026-11-02T08:00:00Z'],
    ['at the end of a year', '2026-12-31T23:00:00Z', '2027-01-01T08:00:00Z'],
    ['on a leap day', '2028-02-29T12:34:56Z', '2028-03-01T08:00:00Z'],
  ])('%s', (_, now, expected) => {
    expect(new Date(nextPacificMidnight(Date.parse(now)))).toEqual(new Date(expected));
  });
});
