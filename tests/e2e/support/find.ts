import type { ElementHandle, Page } from 'puppeteer';
import { click, reaches } from './click';
import { until } from './until';

/** Finding and using controls as people and screen readers do: by role and accessible name. */

type Element = ElementHandle<HTMLElement>;

/** What a value is typed into. */
const FIELD_ROLES = ['textbox', 'spinbutton', 'combobox', 'searchbox'];

/** Waits for a visible element with this role and, if given, exactly this accessible name. */
export function byRole(page: Page, role: string, name?: string, timeout?: number): Promise<Element> {
  return until(label(role, name), () => find(page, role, name), { timeout, seen: () => look(page) });
}

/** Waits until no such element can be seen. */
export async function gone(page: Page, role: string, name?: string, timeout?: number): Promise<void> {
  const isGone = async () => !(await find(page, role, name));
  await until(`${label(role, name)} to go`, isGone, { timeout, seen: () => look(page) });
}

/** Whether it can be seen now. */
export async function has(page: Page, role: string, name?: string): Promise<boolean> {
  return Boolean(await find(page, role, name));
}

/** Clicks a button, a link, a tab, a check box. */
export async function press(page: Page, role: string, name: string): Promise<void> {
  const pressed = async () => {
    const element = await findEnabled(page, role, name);
    // Refused or missed, with nothing pressed, while it is just being drawn, drawn anew or moved: one looks again.
    return element && reaches(element);
  };
  await until(`${label(role, name)} to be enabled`, pressed, { seen: () => look(page) });
}

/** Chooses a radio button of a group, and waits until it is chosen. */
export async function choose(page: Page, group: string, option: string): Promise<void> {
  await byRole(page, 'radiogroup', group);
  await press(page, 'radio', option);
  await until(`"${option}" to be chosen`, async () => {
    const radio = await find(page, 'radio', option);
    return radio?.evaluate(
      (node) => node.getAttribute('aria-checked') === 'true' || node.matches(':checked'),
    );
  });
}

/** Replaces what is in a field, and leaves it with Enter or Tab, or stays in it (empty). */
export async function type(page: Page, name: string, text: string, then: 'Enter' | 'Tab' | '' = 'Enter') {
  const field = await fieldNamed(page, name);
  await field.focus();
  await field.evaluate((node) => (node as HTMLInputElement).select?.());
  await page.keyboard.press('Backspace');
  if (text) await field.type(text);
  if (then) await page.keyboard.press(then);
}

/** Picks an entry of a list box by its value or its words. */
export async function select(page: Page, name: string, option: string): Promise<void> {
  const field = await fieldNamed(page, name);
  const value = await until(`"${option}" in "${name}"`, () =>
    field.evaluate((node, wanted) => {
      const options = [...(node as HTMLSelectElement).options];
      return options.find((entry) => entry.value === wanted || entry.text.trim() === wanted)?.value;
    }, option),
  );
  await field.select(value);
}

/** What a field holds. */
export async function valueIn(page: Page, name: string): Promise<string> {
  const field = await fieldNamed(page, name);
  return field.evaluate((node) => (node as HTMLInputElement).value);
}

/** What is said beside a field: its hint, "Saved", or why its value was refused. */
export async function beside(page: Page, name: string): Promise<string> {
  return description(await fieldNamed(page, name));
}

/** Types a value into a field, and waits until it is said to be saved. */
export async function save(page: Page, name: string, value: string): Promise<void> {
  // Found once, before: saving can start a capture, which puts the watched tab in front of this page.
  const field = await fieldNamed(page, name);
  await type(page, name, value);
  await isSaved(field, name);
}

/** Ticks or unticks a check box, and waits until that is said to be saved. */
export async function tick(page: Page, name: string): Promise<void> {
  const box = await byRole(page, 'checkbox', name);
  await click(box);
  await isSaved(box, name);
}

/** Picks an entry of a list box by its value or its words, and waits until that is said to be saved. */
export async function pick(page: Page, name: string, option: string): Promise<void> {
  await select(page, name, option);
  await saved(page, name);
}

/** Waits until it is said beside a field that it is saved. */
export async function saved(page: Page, name: string): Promise<void> {
  await isSaved(await fieldNamed(page, name), name);
}

async function isSaved(field: Element, name: string): Promise<void> {
  const said = async () => (await description(field)).endsWith('Saved');
  await until(`"${name}" to be saved`, said, { seen: () => description(field) });
}

function description(field: Element): Promise<string> {
  return field.evaluate((node) => {
    const ids = node.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join('\n');
  });
}

/** The words of an element, as they are drawn. */
export async function textOf(page: Page, role: string, name?: string): Promise<string> {
  const element = await byRole(page, role, name);
  return shown(element);
}

/** Waits until the page, or an element of it, shows a text. */
export async function sees(page: Page, text: string | RegExp, timeout?: number): Promise<void> {
  const matches = (shown: string) => (typeof text === 'string' ? shown.includes(text) : text.test(shown));
  await until(`the words ${text}`, async () => matches(await look(page)), {
    timeout,
    seen: () => look(page),
  });
}

/** Everything that the page shows as text. */
export async function look(page: Page): Promise<string> {
  const body = await page.$('body');
  return body ? shown(body) : '';
}

/** The words of an element as they are drawn; hidden ones are not among them. */
export async function shown(element: Element): Promise<string> {
  const text = await element.getProperty('innerText');
  return (await text.jsonValue()).trim();
}

/** Waits for the field that is labelled so, whatever kind it is. */
export function fieldNamed(page: Page, name: string): Promise<Element> {
  const findField = async () => {
    for (const role of FIELD_ROLES) {
      const field = await find(page, role, name);
      if (field) return field;
    }
    return undefined;
  };
  return until(`a field "${name}"`, findField, { seen: () => look(page) });
}

async function findEnabled(page: Page, role: string, name: string): Promise<Element | undefined> {
  const element = await find(page, role, name);
  const enabled = await element?.evaluate(
    (node) => !node.matches(':disabled') && node.getAttribute('aria-disabled') !== 'true',
  );
  return enabled ? element : undefined;
}

async function find(page: Page, role: string, name?: string): Promise<Element | undefined> {
  await mustBeInFront(page);
  const named = name === undefined ? '' : `[name=${JSON.stringify(name)}]`;
  const elements = (await page.$$(`::-p-aria(${named}[role="${role}"])`)) as Element[];
  for (const element of elements) if (await element.isVisible()) return element;
  return undefined;
}

/** Nobody sees a page behind another tab; nor does the browser answer questions about roles there. */
async function mustBeInFront(page: Page): Promise<void> {
  const state = await page.evaluate(() => document.visibilityState);
  if (state !== 'visible') throw new Error(`${page.url()} is behind another tab: page.bringToFront() first`);
}

function label(role: string, name?: string): string {
  return name === undefined ? `a ${role}` : `${role} "${name}"`;
}
