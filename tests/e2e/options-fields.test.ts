import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import { beside, byRole, fieldNamed, saved, select, type, valueIn } from './support/find';
import { temporaryFolder } from './support/folder';
import { test, together } from './support/scene';
import { until } from './support/until';
import { openAdvanced, setUp } from './support/user';

/** What the user can set, on the page that the browser shows for it. */

const typed = [
  { field: 'Interval in seconds', value: '4.5', leave: 'Enter' },
  { field: 'Requests in flight', value: '3', leave: 'Tab' },
  { field: 'Session limit in minutes', value: '45', leave: 'Enter' },
  { field: 'Send by itself after minutes', value: '5', leave: 'Tab' },
  { field: 'Save up to minutes', value: '20', leave: 'Tab' },
  { field: 'Save up to megabytes', value: '1000', leave: 'Enter' },
  { field: 'Seconds to look back', value: '90', leave: 'Tab' },
  { field: 'Instruction', value: 'Name every colour that you see.', leave: 'Tab' },
] as const;

const chosen = [
  { field: 'Thinking level', value: 'medium' },
  { field: 'Image detail', value: 'low' },
  { field: 'When that is reached', value: 'thin' },
  { field: 'Model', value: 'gemini-3.8-flash' },
] as const;

test('every value is saved on Enter or on leaving its field, and survives page and browser', async ({
  open,
}) => {
  const profile = await temporaryFolder();
  const { browser, extension, gemini } = await open({ profile });
  const options = await setUp(extension, gemini);
  for (const { field, value, leave } of typed) {
    await type(options, field, value, leave);
    await saved(options, field);
  }
  for (const { field, value } of chosen) {
    await select(options, field, value);
    await saved(options, field);
  }
  await options.reload();
  await asSet(options, gemini.url);
  await browser.close();

  const again = await open({ profile });
  await asSet(await again.extension.options(), gemini.url);
});

async function asSet(options: Page, address: string): Promise<void> {
  await byRole(options, 'textbox', 'Gemini API key');
  for (const { field, value } of [...typed, ...chosen]) {
    expect(await valueIn(options, field), field).toBe(value);
  }
  expect(await valueIn(options, 'Preset')).toBe('custom');
  expect(await valueIn(options, 'API address')).toBe(address);
}

const refused = [
  {
    field: 'Interval in seconds',
    kept: '2',
    values: ['0', '61', '0.9', '1.3', 'text', ''],
    why: 'from 1 to 60',
  },
  { field: 'Requests in flight', kept: '2', values: ['0', '9', '1.5', '-1'], why: 'from 1 to 8' },
  { field: 'Session limit in minutes', kept: '30', values: ['0', '481', ''], why: 'from 1 to 480' },
  {
    field: 'Conversation sent along, in tokens',
    kept: '2000',
    values: ['-100', '50', '50100'],
    why: 'from 0 to 50,000',
  },
  { field: 'Send by itself after minutes', kept: '0', values: ['-1', '61'], why: 'from 0 to 60' },
  { field: 'Save up to minutes', kept: '30', values: ['0', '481'], why: 'from 1 to 480' },
  { field: 'Save up to megabytes', kept: '500', values: ['0', '15'], why: 'from 10 to 10,000' },
  { field: 'Seconds to look back', kept: '60', values: ['-5', '301', '7'], why: 'from 0 to 300' },
  {
    field: 'API address',
    kept: '',
    values: ['gateway', 'localhost:8080', 'ftp://gateway.example', 'http://gateway.example'],
    why: 'full address that begins with https://',
  },
  {
    field: 'Instruction',
    kept: en.presetDescribeText.message,
    values: ['', '   '],
    why: 'Write an instruction',
  },
];

together.for(refused)(
  '$field: an invalid value is refused beside it, the old one kept',
  async (story, { scene }) => {
    const { field, kept, values, why } = story;
    const options = await scene.extension.options();
    await openAdvanced(options);
    for (const value of values) {
      await type(options, field, value, 'Tab');
      await until(`"${value}" to be refused`, async () => (await beside(options, field)).includes(why), {
        seen: () => beside(options, field),
      });
      const control = await fieldNamed(options, field);
      expect(await control.evaluate((node) => node.ariaInvalid)).toBe('true');
      // So that the next refusal is a new one.
      const last = value === values.at(-1);
      await options.reload();
      await openAdvanced(options);
      expect(await valueIn(options, field), `after "${value}"`).toMatch(kept);
      void last;
    }
  },
);
