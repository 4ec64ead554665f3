/** The texts: complete in every language, all of them used, and none hidden in the code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import { findWords, type Node } from './locales/find-words';

type Messages = Record<string, { message: string }>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const LOCALES = path.join(ROOT, 'public/_locales');
const english: Messages = en;
const others = readdirSync(LOCALES).filter((name) => name !== 'en');

/** The same in both languages: names, and what is made of nothing but values. */
const SAME = /^(Screen Helper|Gemini|Tokens|(\$\d[\s·()]*)+)$/;

describe.each(others)('%s', (name) => {
  const messages: Messages = JSON.parse(readFileSync(path.join(LOCALES, name, 'messages.json'), 'utf8'));

  it('has every text, and no other', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
  });

  it.each(Object.keys(english))('%s', (key) => {
    const [original, translated] = [english[key]?.message ?? '', messages[key]?.message ?? ''];
    expect(placeholders(translated), 'the same values').toEqual(placeholders(original));
    expect(translated.trim(), 'no blanks around it').toBe(translated);
    expect(translated).not.toBe('');
    if (!SAME.test(original)) expect(translated, 'translated').not.toBe(original);
  });
});

describe('the code', () => {
  const files = ['components', 'entrypoints', 'lib'].flatMap(sourcesIn);
  const literals = new Set(
    files.flatMap(({ code }) => [...code.matchAll(/['"](\w+)['"]/g)].map(([, text]) => text)),
  );
  const config = readFileSync(path.join(ROOT, 'wxt.config.ts'), 'utf8');
  for (const [, key] of config.matchAll(/__MSG_(\w+)__/g)) literals.add(key);

  it.each(Object.keys(english))('uses %s', (key) => {
    expect(literals.has(key), 'Nobody asks for it: remove it from every language.').toBe(true);
  });

  it('asks for no text that does not exist', () => {
    const asked = files.flatMap(({ code }) =>
      [...code.matchAll(/\bt\('(\w+)'/g)].map(([, key]) => key ?? ''),
    );
    expect(asked.filter((key) => !(key in english))).toEqual([]);
  });

  it.each(files.filter(({ file }) => file.endsWith('.tsx')))(
    'has no words of its own in $file',
    ({ file, code }) => {
      const { program, errors } = parseSync(file, code);
      expect(errors).toEqual([]);
      const words = findWords(program as unknown as Node);
      expect(words, 'Put them into public/_locales and ask for them with t().').toEqual([]);
    },
  );
});

describe('the search for words', () => {
  it.each([
    ['<p>Hello</p>', ['Hello']],
    [`<p>{open ? "Close" : \`Open \${x}\`}</p>`, ['Close', 'Open ']],
    ['<p>{n > 0 && "some"}</p>', ['some']],
    ['<img alt="A cat" />', ['A cat']],
    ['<b aria-label={busy ? "Stop" : t("start")} />', ['Stop']],
    ['<p class="quiet" role="status">{t("idle")} · {1} ×</p>', []],
    ['<p>{kind === "tab" && x("word")}</p>', []],
  ])('%s', (code, expected) => {
    expect(findWords(parseSync('a.tsx', `export const a = ${code}`).program as unknown as Node)).toEqual(
      expected,
    );
  });
});

function placeholders(message: string): string[] {
  return (message.match(/\$\d/g) ?? []).toSorted();
}

function sourcesIn(folder: string): { file: string; code: string }[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, code: readFileSync(path.join(ROOT, file), 'utf8') }));
}
