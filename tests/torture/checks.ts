/** Whether the extension's books add up, and agree with the server's. */
import type { Turn, Usage } from '../../lib/model';
import type { GeminiRequest } from '../gemini-server/index';
import type { Books } from './books';

export interface Check {
  what: string;
  left: number;
  right: number;
  holds: boolean;
}

const sum = <T>(all: readonly T[], of: (each: T) => number | undefined) =>
  all.reduce((total, each) => total + (of(each) ?? 0), 0);

const equal = (what: string, left: number, right: number): Check => ({
  what,
  left,
  right,
  holds: left === right,
});

/** @param raw the replies that the panel shows in Raw: the newest, if not all */
export function checks(books: Books, raw: readonly string[], answers: readonly GeminiRequest[]): Check[] {
  return [...ofSlices(books), ...ofReplies(books, answers), ...ofRaw(books, raw), ...ofUsage(books, answers)];
}

function ofSlices({ sessions, turns, slices }: Books): Check[] {
  const counter = (of: 'seen' | 'sent' | 'dropped') => sum(sessions, ({ counters }) => counters[of]);
  const looked = sum(sessions, ({ gate }) => gate?.seen);
  const passed = sum(sessions, ({ gate }) => gate?.sent);
  const questions = turns.filter(({ kind }) => kind === 'question').length;
  return [
    equal(
      'seen = sent + skipped + dropped',
      looked + questions,
      counter('sent') + (looked - passed) + counter('dropped'),
    ),
    equal(
      'what the gate let through, and questions, reached the worker',
      passed + questions,
      counter('seen'),
    ),
    equal(
      'what reached the worker was sent or dropped',
      counter('seen'),
      counter('sent') + counter('dropped'),
    ),
    equal('no slice is left on the disk', slices, 0),
    equal('no turn is left open', turns.filter(isOpen).length, 0),
  ];
}

const isOpen = ({ state }: Pick<Turn, 'state'>) => state === 'waiting' || state === 'streaming';

/** Those that the server has sent to their last word. */
function wholeReplies(answers: readonly GeminiRequest[]): string[] {
  return answers
    .filter(({ finishedAt }) => finishedAt > 0)
    .filter(({ status, aborted, error, replyText }) => status === 200 && !aborted && !error && replyText)
    .map(({ replyText }) => replyText);
}

function ofReplies({ turns }: Books, answers: readonly GeminiRequest[]): Check[] {
  const whole = wholeReplies(answers);
  const times = new Map<string, number>();
  for (const { text, state } of turns) if (state === 'done') times.set(text, (times.get(text) ?? 0) + 1);
  return [
    equal(
      'every whole reply is in Raw once',
      whole.filter((text) => times.get(text) === 1).length,
      whole.length,
    ),
    equal(
      'and no other is called complete',
      sum([...times.values()], (count) => count),
      whole.length,
    ),
  ];
}

function ofRaw({ turns }: Books, raw: readonly string[]): Check[] {
  const newest = turns.sort((a, b) => a.order - b.order).slice(-raw.length);
  // Markdown is drawn in other characters than it is written in.
  const shown = newest.filter(({ text }, index) => text.trim() === raw[index] || text.includes('**')).length;
  return [equal('Raw shows the newest of them, each in its place', shown, raw.length)];
}

type Told = NonNullable<GeminiRequest['usage']>;

/**
 * Of each answer the usage that arrived, if any. A connection that is reset takes with it what the browser had not
 * handed on yet: of those the books alone can tell, by the prompt's tokens, whose number is the request's own.
 */
function arrived({ turns }: Books, answers: readonly GeminiRequest[]): (Told | undefined)[] {
  const booked = new Map(turns.flatMap(({ usages }) => usages).map((usage) => [usage.input, usage]));
  return answers.map(({ usage, error }) => {
    if (!usage || error !== 'cut') return usage;
    const known = booked.get(usage.promptTokenCount);
    if (!known) return undefined;
    return { ...usage, candidatesTokenCount: known.output - (usage.thoughtsTokenCount ?? 0) };
  });
}

type Kind = keyof Usage;

const KINDS: Record<Kind, (usage: Told) => number | undefined> = {
  input: ({ promptTokenCount }) => promptTokenCount,
  output: ({ candidatesTokenCount = 0, thoughtsTokenCount = 0 }) => candidatesTokenCount + thoughtsTokenCount,
  text: modality('TEXT'),
  image: modality('IMAGE'),
  video: modality('VIDEO'),
  audio: modality('AUDIO'),
  cached: () => 0,
  thoughts: ({ thoughtsTokenCount }) => thoughtsTokenCount,
  speech: () => 0,
};

function modality(name: string) {
  return ({ promptTokensDetails }: Told) =>
    promptTokensDetails.find((detail) => detail.modality === name)?.tokenCount;
}

/** What of the server's is not in the books yet, in words. */
export function differences(books: Books, answers: readonly GeminiRequest[]): string[] {
  return [...ofReplies(books, answers), ...ofKinds(books, answers)]
    .filter(({ holds }) => !holds)
    .map(({ what, left, right }) => `${what}: ${left}, not ${right}`);
}

function ofKinds(books: Books, answers: readonly GeminiRequest[]): Check[] {
  const told = arrived(books, answers).filter((usage) => usage !== undefined);
  return (Object.keys(KINDS) as Kind[]).map((kind) =>
    equal(
      `meter = usageMetadata: ${kind}`,
      sum(books.costs, ({ usage }) => usage[kind]),
      sum(told, KINDS[kind]),
    ),
  );
}

function ofUsage(books: Books, answers: readonly GeminiRequest[]): Check[] {
  const { sessions, costs } = books;
  const tokens = ({ input, output }: Usage) => input + output;
  const all = sum(costs, ({ usage }) => tokens(usage));
  const requests = sum(costs, (cost) => cost.requests);
  // A request that was booked just before a death, and never left, is one whose use nobody knows either.
  const unborn = requests - answers.length;
  const told = arrived(books, answers);
  const untold = answers.filter((answer, index) => !told[index] && mayCost(answer)).length;
  const inSessions = sum(sessions, ({ counters }) => tokens(counters.usage));
  const inRows = sum(sessions, (session) => sum(session.costs ?? [], ({ usage }) => tokens(usage)));
  return [
    ...ofKinds(books, answers),
    equal('the sessions have the same sum', inSessions, all),
    equal('and so have their rows', inRows, all),
    {
      what: 'requests, those that never left included',
      left: requests,
      right: answers.length,
      holds: unborn >= 0,
    },
    equal(
      'requests whose use is unknown',
      sum(costs, ({ unknown }) => unknown),
      untold + unborn,
    ),
  ];
}

/** Begun, or 200 and nothing that tells what was used: not refused. */
const mayCost = ({ aborted, error, fault }: GeminiRequest) =>
  aborted || error === 'cut' || fault === 'garbage' || fault === 'empty-stream';
