import { describe, expect, it } from 'vitest';
import { partialText, unfenced } from '@/lib/gemini/partial-json';

const prefixesOf = (json: string) => Array.from({ length: json.length + 1 }, (_, end) => json.slice(0, end));

describe('a text in JSON that is still on its way', () => {
  it.each([
    ['{"text":"Hello, \\"world\\"\\n\\\\o/","watches":[]}', 'Hello, "world"\n\\o/'],
    ['{ "watches": [{"id":"a","state":true,"evidence":"}],{\\""}], "text" : "Last." }', 'Last.'],
    ['{"a":{"text":"inner"},"b":-1.5e3,"c":null,"text":"outer"}', 'outer'],
    ['```json\n{"text":"fenced"}\n```', 'fenced'],
    ['{"text":"\\ud83d\\ude00 \u{1f600} ol\\u00e1"}', '😀 😀 olá'],
    ['{"text":"a raw\nline, \\d and \\u12 of a formula"}', 'a raw\nline, \\d and \\u12 of a formula'],
    ['{"text":"an escaped \\\\ud83d is none"}', 'an escaped \\ud83d is none'],
  ])('%s', (json, text) => {
    const steps = prefixesOf(json).map((prefix) => partialText(prefix, 'text'));
    expect(steps.at(-1)).toEqual({ text, state: 'begun' });
    for (const [index, step] of steps.entries()) {
      expect(step.state, json.slice(0, index)).not.toBe('none');
      expect(text.startsWith(step.text), `"${step.text}" begins "${text}"`).toBe(true);
      expect(step.text.isWellFormed()).toBe(true);
      const before = steps[index - 1]?.text ?? '';
      expect(step.text.startsWith(before), `"${step.text}" continues "${before}"`).toBe(true);
    }
    expect(steps.filter((step, index) => step.text !== steps[index - 1]?.text).length).toBeGreaterThan(4);
  });

  it.each([
    'Hello.',
    '["text"]',
    '{"words":"Hello."}',
    '{"text":5}',
    '{text:"Hello."}',
    '{"text" "Hello."}',
    '`text`',
  ])('%s has none', (json) => {
    expect(partialText(json, 'text')).toEqual({ text: '', state: 'none' });
  });

  it.each(['', ' \n', '{', '{"te', '{"text"', '{"text": ', '{"a":[1,', '``', '```json\n'])(
    '"%s" may still have one',
    (json) => {
      expect(partialText(json, 'text')).toEqual({ text: '', state: 'waiting' });
    },
  );
});

it('a fence is no part of the JSON', () => {
  expect(JSON.parse(unfenced('\n```json\n{"a":"```"}\n```\n'))).toEqual({ a: '```' });
  expect(unfenced('{"a":1}')).toBe('{"a":1}');
});
