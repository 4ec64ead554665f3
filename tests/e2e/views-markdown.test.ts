import { expect } from 'vitest';
import { more, test } from './support/asked';
import { byRole, has, press } from './support/find';
import { says } from './support/panel';
import { rows } from './support/rows';
import { Speech } from './support/speech';
import { until } from './support/until';

/** A reply says what the screen says, which anybody may have written. */

const evil = (server: string) => `# A heading
The **kettle** boils at \`100 °C\`.

| what | how much |
| --- | --- |
| water | 2 l |

<script>window.hacked = 'script'</script>

<img src="${server}/leak-1.png" onerror="window.hacked = 'onerror'">

![a picture](${server}/leak-2.png)

<style>* { display: none }</style>

<div style="position: fixed; inset: 0; background: url(${server}/leak-3.png)">in front of all</div>

<a href="javascript:window.hacked = 'href'">a trap</a>

[another trap](javascript:window.hacked='link')

<iframe src="${server}/leak-4.html"></iframe>

<svg onload="window.hacked = 'svg'"></svg>

[The manual](${server}/manual)`;

test('it is rendered, and does nothing', async ({ scene: { gemini, browser }, panel }) => {
  const speech = new Speech();
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  gemini.reply(speech);
  await press(panel, 'button', 'Start');
  const text = evil(gemini.url);
  // Half a tag, half a link: whatever a piece ends with.
  for (let at = 0; at < text.length; at += 37) speech.say(text.slice(at, at + 37));
  speech.end();
  const row = await until('the reply', async () =>
    (await rows(panel)).find(({ text, busy }) => text.includes('The manual') && !busy),
  );
  expect(row.reply).toMatch(/^A heading\s+The kettle boils at 100 °C\./);
  await byRole(panel, 'table');
  await byRole(panel, 'cell', 'water');
  expect(row.reply).toMatch(/\ba picture\n[\s\S]*\banother trap\n/);
  expect(await has(panel, 'link', 'a trap')).toBe(false);
  expect(await has(panel, 'link', 'another trap')).toBe(false);
  const left = await panel.$$eval('.markdown *', (nodes) =>
    nodes.flatMap((node) => [
      node.localName,
      ...node.getAttributeNames().map((name) => `${node.localName} ${name}`),
    ]),
  );
  expect(left.filter((name) => /script|style|img|iframe|svg|on\\w+$/.test(name))).toEqual([]);

  // By then whatever the reply could have fetched would have been.
  await more(gemini);
  expect(gemini.requests.filter(({ path }) => path.includes('leak'))).toEqual([]);
  expect(await panel.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();

  // What comes in below would move the link from under the pointer.
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  const opened = new Promise((resolve) => browser.once('targetcreated', (target) => resolve(target.url())));
  await press(panel, 'link', 'The manual');
  await opened;
  await until('the page behind the link', () => gemini.requests.some(({ path }) => path === '/manual'));
});
