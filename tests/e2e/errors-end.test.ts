import { expect } from 'vitest';
import type { FaultName } from '../gemini-server/index';
import { oneByOne as test } from './support/asked';
import { has, press, textOf } from './support/find';
import { says } from './support/panel';
import { rows } from './support/rows';
import { until } from './support/until';

/** What nothing can be done about but by the user: watching ends at once, and the panel says what to do. */

interface Story {
  fault: FaultName;
  /** What happened. */
  title: string;
  /** What to do next. */
  advice: RegExp;
  button: string;
}

const stories: Story[] = [
  {
    fault: 'bad-key',
    title: 'Gemini refused the API key',
    advice: /create a new one at Google AI Studio/,
    button: 'Open options',
  },
  {
    fault: 'referrer',
    title: 'The key only works on certain websites',
    advice: /remove the website restriction and restrict the key to the Gemini API/,
    button: 'Get a key at Google AI Studio',
  },
  {
    fault: 'api-disabled',
    title: 'The Gemini API is off for this key’s project',
    advice: /Enable the Generative Language API for that project/,
    button: 'Get a key at Google AI Studio',
  },
  {
    fault: 'region',
    title: 'The Gemini API is not available where you are',
    advice: /A gateway in a supported region can be set/,
    button: 'Open options',
  },
  {
    fault: 'model',
    title: 'This model is not available',
    advice: /Choose another from the list/,
    button: 'Choose another model',
  },
  {
    fault: 'quota-day',
    title: 'Today’s quota is used up',
    advice: /It resets at midnight Pacific time/,
    button: 'Choose another model',
  },
];

/** A day's quota that is used up by others: known to be used up here, nothing would be asked any more. */
const MANY = { quotaValue: 10_000 };

test.for(stories)('$fault', async ({ fault, title, advice, button }, { scene, panel }) => {
  const { gemini, extension } = scene;
  const before = gemini.answers.length;
  gemini.fault(fault, { on: 'generate', times: Number.POSITIVE_INFINITY, ...MANY });
  await press(panel, 'button', 'Start');

  await says(panel, `Failed: ${title}`);
  const message = await textOf(panel, 'alert');
  const refused = gemini.answers.slice(before);
  expect(message).toContain(title);
  expect(message).toMatch(advice);
  expect(message, 'the own words of the API').toContain(refused[0]?.error?.slice(0, 60));
  expect(await has(panel, 'button', button)).toBe(true);
  expect(await extension.badge()).toBe('!');

  await until('the capture to be over', () => !extension.offscreen());
  expect(gemini.answers.length - before, 'requests that were refused').toBe(1);

  gemini.clearFaults();
  await press(panel, 'button', 'Start');
  await until('a reply', async () => (await rows(panel)).at(-1)?.reply.startsWith('Reply'));
  expect(await has(panel, 'alert')).toBe(false);
});

test("a day's quota says when it comes back: at midnight Pacific time", async ({ scene, panel }) => {
  const { gemini } = scene;
  gemini.fault('quota-day', MANY);
  await press(panel, 'button', 'Start');
  await says(panel, 'Failed: Today’s quota is used up');
  const [, when = ''] = /Worth trying again from (.*)/.exec(await textOf(panel, 'alert')) ?? [];
  const midnight = midnightPacific();
  expect(when).toContain(midnight.toLocaleTimeString('en-US', { hour: '2-digit', minute: '2-digit' }));
  if (midnight.getDate() !== new Date().getDate()) expect(when).toContain(` ${midnight.getDate()},`);
});

/** The next one, looked for hour by hour. */
function midnightPacific(): Date {
  const HOUR = 3_600_000;
  const hours = Array.from(
    { length: 26 },
    (_, index) => new Date((Math.floor(Date.now() / HOUR) + index + 1) * HOUR),
  );
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  return hours.find((hour) => Number(format.format(hour)) === 0) as Date;
}
