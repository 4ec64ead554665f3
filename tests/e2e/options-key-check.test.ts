import { expect, onTestFinished } from 'vitest';
import type { FaultName } from '../gemini-server/index';
import { beside, fieldNamed, press, sees, type, valueIn } from './support/find';
import { together } from './support/scene';
import { storedIn } from './support/stored';
import { until } from './support/until';
import { setUp } from './support/user';

/** A key is checked with the API before it is kept. */

together('the key is masked, and shown on request', async ({ scene }) => {
  const { gemini, extension } = scene;
  const options = await setUp(extension, gemini);
  const kind = async () =>
    (await fieldNamed(options, 'Gemini API key')).evaluate((node) => (node as HTMLInputElement).type);
  expect(await kind()).toBe('password');
  await press(options, 'button', 'Show');
  expect(await kind()).toBe('text');
  expect(await valueIn(options, 'Gemini API key')).toBe(gemini.key);
  await press(options, 'button', 'Show');
  expect(await kind()).toBe('password');
});

together("a wrong key is refused with the API's own reason, and the old one kept", async ({ scene }) => {
  const { gemini, extension } = scene;
  const options = await setUp(extension, gemini);
  await type(options, 'Gemini API key', 'AIza-wrong');
  await until(
    'the refusal',
    async () => /Gemini refused the API key/.test(await beside(options, 'Gemini API key')),
    {
      seen: () => beside(options, 'Gemini API key'),
    },
  );
  expect(await beside(options, 'Gemini API key')).toContain(
    'API key not valid. Please pass a valid API key.',
  );
  await options.reload();
  expect(await valueIn(options, 'Gemini API key')).toBe(gemini.key);
});

const troubles: { fault: FaultName; why: string }[] = [
  { fault: 'referrer', why: 'remove the website restriction' },
  { fault: 'api-disabled', why: 'Enable the Generative Language API' },
  { fault: 'region', why: 'not available where you are' },
  { fault: 'server', why: 'usually passes' },
  { fault: 'html', why: 'usually passes' },
  { fault: 'garbage', why: 'The answer could not be read' },
  { fault: 'refuse', why: 'could not be reached' },
];

together.for(troubles)(
  'a key that cannot be checked is not kept: $fault',
  async ({ fault, why }, { scene }) => {
    const { gemini, extension } = scene;
    const options = await setUp(extension, gemini);
    const old = gemini.key;
    gemini.key = `${old}-2`;
    gemini.fault(fault, { on: 'models', times: Number.POSITIVE_INFINITY });
    onTestFinished(() => {
      gemini.key = old;
      gemini.clearFaults();
    });
    await type(options, 'Gemini API key', gemini.key);
    await until('the reason', async () => (await beside(options, 'Gemini API key')).includes(why), {
      seen: () => beside(options, 'Gemini API key'),
    });
    await options.reload();
    expect(await valueIn(options, 'Gemini API key')).toBe(old);
  },
);

together('an emptied field removes the key', async ({ scene }) => {
  const { gemini, extension } = scene;
  const options = await setUp(extension, gemini);
  await type(options, 'Gemini API key', '');
  await until('it to be removed', async () => (await beside(options, 'Gemini API key')).endsWith('Removed'));
  expect((await storedIn(options)).local.apiKey).toBeFalsy();
  await sees(options, 'Save a key to get the list.');
});
