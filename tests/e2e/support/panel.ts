import type { Page } from 'puppeteer';
import sharp from 'sharp';
import { readQrCodes } from '../../gemini-server/qr';
import { byRole, textOf } from './find';
import { type Row, rows } from './rows';
import { until } from './until';

/** What the panel tells about what is going on, in its own words. */

/** The status line. */
export function status(panel: Page): Promise<string> {
  return textOf(panel, 'status');
}

/** Waits until the status line says this. */
export async function says(panel: Page, words: string | RegExp): Promise<void> {
  await until(
    `the status "${words}"`,
    async () => {
      const line = await status(panel);
      return typeof words === 'string' ? line === words : words.test(line);
    },
    { seen: () => status(panel) },
  );
}

/** What is being watched, as the panel's heading names it. */
export function watched(panel: Page): Promise<string> {
  return textOf(panel, 'heading');
}

/** Waits until the heading names this. */
export async function names(panel: Page, title: string): Promise<void> {
  await until(`the heading "${title}"`, async () => (await watched(panel)) === title, {
    seen: () => watched(panel),
  });
}

/** Waits for a row whose reply is this, and answers it. */
export function reply(panel: Page, text: string): Promise<Row> {
  return until(`the reply "${text}"`, async () => (await rows(panel)).find((row) => row.reply === text), {
    seen: () => log(panel),
  });
}

/** Everything that stands in the log of replies. */
export function log(panel: Page): Promise<string> {
  return textOf(panel, 'log', 'Replies');
}

/** The footer's counters by their names: "Requests", "Sent", "Dropped", "Tokens". */
export async function counters(panel: Page): Promise<Record<string, string>> {
  const list = await byRole(panel, 'DescriptionList', 'Counters');
  return list.evaluate((node) => {
    const words = (selector: string) =>
      [...node.querySelectorAll(selector)].map((item) => item.textContent ?? '');
    const values = words('dd');
    return Object.fromEntries(words('dt').map((name, index) => [name, values[index] ?? '']));
  });
}

/** The small picture that has such a name, and the codes that can be read in it. */
export async function pictureIn(panel: Page, name: RegExp): Promise<{ name: string; codes: string[] }> {
  const image = await until(`a picture ${name}`, async () => {
    for (const candidate of await panel.$$('::-p-aria([role="image"])')) {
      if (name.test(await candidate.evaluate((node) => (node as HTMLImageElement).alt))) return candidate;
    }
    return undefined;
  });
  const { alt, bytes } = await image.evaluate(async (node) => {
    const { alt, src } = node as HTMLImageElement;
    const bytes = await (await fetch(src)).bytes();
    return { alt, bytes: bytes.toBase64() };
  });
  const { data, info } = await sharp(Buffer.from(bytes, 'base64'))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { name: alt, codes: await readQrCodes(data, info.width, info.height) };
}

/** How many tabs the browser marks as captured: what its user sees on them. */
export async function capturedTabs(panel: Page): Promise<number> {
  return panel.evaluate(async () => {
    const tabs = await chrome.tabCapture.getCapturedTabs();
    return tabs.filter(({ status }) => status === 'active' || status === 'pending').length;
  });
}

/** The name of the control that has the keyboard's focus. */
export async function focused(panel: Page): Promise<string> {
  const snapshot = await panel.accessibility.snapshot();
  const find = (node: typeof snapshot): string => {
    if (!node) return '';
    for (const child of node.children ?? []) {
      const name = find(child);
      if (name) return name;
    }
    return node.focused ? (node.name ?? '') : '';
  };
  return find(snapshot);
}
