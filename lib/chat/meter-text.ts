/** What was used and what it costs, in words. */
import type { HeldBack, Meter, Sum } from '../messages';
import type { Budget, Counters, Pace, Usage } from '../model';
import { type TextKey, t } from '../text';
import { count, duration, money, number, percent } from './format';

/** A row of the meter's table: tokens of one kind. */
export interface MeterRow {
  text: TextKey;
  session: number;
  month: number;
}

interface Kind {
  text: TextKey;
  of: (usage: Usage) => number;
  /** Shown also where there is none of it. */
  always?: true;
}

const KINDS: readonly Kind[] = [
  { text: 'meterText', of: ({ text = 0 }) => text, always: true },
  { text: 'meterImage', of: ({ image = 0 }) => image, always: true },
  { text: 'meterVideo', of: ({ video = 0 }) => video },
  { text: 'meterAudio', of: ({ audio = 0 }) => audio },
  { text: 'meterOther', of: untold },
  { text: 'meterCached', of: ({ cached = 0 }) => cached },
  { text: 'meterAnswers', of: written, always: true },
  { text: 'meterSpeech', of: ({ speech = 0 }) => speech },
  { text: 'meterThoughts', of: ({ thoughts = 0 }) => thoughts },
];

/** Input whose kind Gemini did not tell. */
function untold({ input, text = 0, image = 0, video = 0, audio = 0 }: Usage): number {
  return Math.max(0, input - text - image - video - audio);
}

function written({ output, thoughts = 0, speech = 0 }: Usage): number {
  return Math.max(0, output - thoughts - speech);
}

export function meterRows({ session, month }: Meter): MeterRow[] {
  return KINDS.map(({ text, of, always }) => ({
    text,
    session: of(session.usage),
    month: of(month.usage),
    always,
  })).filter((row) => row.always || row.session > 0 || row.month > 0);
}

/** What it costs, as far as there are prices. */
export function costText({ dollars, unpriced }: Sum): string {
  if (unpriced.length === 0) return money(dollars);
  return dollars > 0 ? t('costPartly', money(dollars)) : t('costUnpriced');
}

/** The sentences under the table. */
export function meterNotes({ session, month, heldBack, budget }: Meter, counters: Counters): string[] {
  const { hidden = 0 } = counters;
  const notes: string[] = [];
  if (month.asOf.length > 0) notes.push(t('meterPrices', month.asOf.join(', ')));
  if (month.unpriced.length > 0) notes.push(t('meterNoPrice', month.unpriced.join(', ')));
  if (session.unknown > 0) notes.push(count(session.unknown, 'meterUnknownOne', 'meterUnknownOther'));
  if (heldBack) notes.push(heldBackText(heldBack));
  const unsaid = unsaidText(counters);
  if (unsaid) notes.push(unsaid);
  if (hidden > 0) notes.push(count(hidden, 'meterHiddenOne', 'meterHiddenOther'));
  if (budget) notes.push(budgetText(budget));
  return notes;
}

function heldBackText({ pictures, each, dollars }: HeldBack): string {
  const one = each.input + each.output;
  const words = [number(pictures * one), number(pictures), number(one)] as const;
  return dollars === undefined
    ? t('meterHeldBack', ...words)
    : t('meterHeldBackMoney', ...words, money(dollars));
}

/** What asking for news alone saved: replies that say nothing new are short. */
function unsaidText({ said, unsaid }: Counters): string | undefined {
  if (!said || !unsaid) return undefined;
  const each = Math.round(said.tokens / said.replies);
  const saved = unsaid.replies * each - unsaid.tokens;
  if (saved <= 0) return undefined;
  return t('meterUnsaid', ...[saved, unsaid.replies, each, unsaid.tokens].map(number));
}

export function budgetText({ scope, unit, used, limit }: Budget): string {
  const amount = unit === 'dollars' ? money : (value: number) => t('budgetTokens', number(value));
  return t(
    scope === 'session' ? 'budgetSession' : 'budgetDay',
    amount(used),
    amount(limit),
    percent(used / limit),
  );
}

const PACES: Record<Pace['per'], { set: TextKey; told: TextKey }> = {
  minute: { set: 'paceMinuteSet', told: 'paceMinuteTold' },
  day: { set: 'paceDaySet', told: 'paceDayTold' },
};

/** Why pictures come less often than the user chose. */
export function paceText({ per, requests, intervalMs, learned }: Pace): string {
  return t(learned ? PACES[per].told : PACES[per].set, duration(intervalMs), number(requests));
}
