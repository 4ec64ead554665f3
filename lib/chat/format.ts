/** Numbers, sizes and times as the user's language writes them. The entrypoint hands in the language. */
import { type TextKey, t } from '../text';

const MINUTE = 60;
const HOUR = 3600;

/** Undefined: the browser's own, which is right wherever nobody has set another. */
let locale: string | undefined;
/** The language of the texts, which decides between singular and plural; may differ from `locale`. */
let textLocale = 'en';
let formats = makeFormats();

/** Sets the language of numbers and times, and that of the texts (the nearest one there is a translation for). */
export function setLocale(user: string, texts: string): void {
  locale = user;
  textLocale = texts;
  formats = makeFormats();
  units.clear();
}

/** Time of day with seconds: replies come every 2 s. */
export function clock(at: number): string {
  return formats.clock.format(at);
}

/** Time of day, with the date when it is not today's. */
export function moment(at: number, now: number): string {
  return formats.day.format(at) === formats.day.format(now)
    ? formats.time.format(at)
    : formats.dated.format(at);
}

/** A date and time that a machine reads, for `<time datetime>`. */
export function machineTime(at: number): string {
  return new Date(at).toISOString();
}

export function number(value: number): string {
  return formats.number.format(value);
}

/** Large counts in short: 12.3K. */
export function short(value: number): string {
  return value < 10_000 ? number(value) : formats.short.format(value);
}

/** `share` is 0 to 1. Rounded down, so that only equal texts are 100 % alike. */
export function percent(share: number): string {
  return formats.percent.format(Math.floor(share * 100) / 100);
}

/** US dollars, as the prices of the API are. */
export function dollars(value: number): string {
  return formats.dollars.format(value);
}

/** US dollars of what was used: a picture is a fraction of a cent. */
export function money(value: number): string {
  return value < 1 ? formats.cents.format(value) : dollars(value);
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the unit that keeps the number short. */
export function bytes(value: number): string {
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < SIZES.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return inUnit(size, SIZES[unit] as string, size < 10 && unit > 0 ? 1 : 0);
}

/** What the user calls a language: "Portuguese (Brazil)". */
export function languageName(tag: string): string {
  return formats.language.of(tag) ?? tag;
}

/** A span of time in at most two units. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < MINUTE) return inUnit(seconds, 'second');
  const parts =
    seconds < HOUR
      ? [inUnit(Math.floor(seconds / MINUTE), 'minute'), inUnit(seconds % MINUTE, 'second')]
      : [inUnit(Math.floor(seconds / HOUR), 'hour'), inUnit(Math.floor((seconds % HOUR) / MINUTE), 'minute')];
  return parts.join(' ');
}

/** One of two texts by the language's own rule of number; `$1` is the number. */
export function count(value: number, one: TextKey, other: TextKey): string {
  return t(formats.plural.select(value) === 'one' ? one : other, number(value));
}

function inUnit(value: number, unit: string, digits = 0): string {
  const key = `${unit} ${digits}`;
  const format = units.get(key) ?? makeUnit(unit, digits);
  units.set(key, format);
  return format.format(value);
}

/** Each made once: making one takes longer than a hundred uses of it. */
const units = new Map<string, Intl.NumberFormat>();

function makeUnit(unit: string, digits: number) {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  });
}

function makeFormats() {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    clock: new Intl.DateTimeFormat(locale, { ...time, second: '2-digit' }),
    time: new Intl.DateTimeFormat(locale, time),
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'short' }),
    dated: new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...time }),
    number: new Intl.NumberFormat(locale),
    short: new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    percent: new Intl.NumberFormat(locale, { style: 'percent' }),
    dollars: new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'USD',
    }),
    cents: new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'USD',
      maximumFractionDigits: 4,
    }),
    language: new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }),
    plural: new Intl.PluralRules(textLocale),
  };
}
