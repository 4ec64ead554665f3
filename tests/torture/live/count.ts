import type { Check } from '../checks';

export const sum = <T>(all: readonly T[], each: (one: T) => number) =>
  all.reduce((total, one) => total + each(one), 0);

export const equal = (what: string, left: number, right: number): Check => ({
  what,
  left,
  right,
  holds: left === right,
});

export const none = (what: string, left: number) => equal(what, left, 0);
