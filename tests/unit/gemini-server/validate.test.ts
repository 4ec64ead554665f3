import { describe, expect, it } from 'vitest';
import { readMessage } from '../../gemini-server/validate';

const read = (body: unknown, version = 'v1beta') => readMessage('GenerateContentRequest', body, version);
const complaints = (body: unknown, version?: string) =>
  read(body, version).violations.map(({ description }) => description);

describe('readMessage', () => {
  it('puts names into camelCase and enums into their declared spelling', () => {
    const { message, violations } = read({
      safety_settings: [{ category: 'harm_category_harassment', threshold: 4 }],
      generationConfig: { responseSchema: { type: 'object', properties: { a: { type: 'string' } } } },
    });
    expect(violations).toEqual([]);
    expect(message).toEqual({
      safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
      generationConfig: { responseSchema: { type: 'OBJECT', properties: { a: { type: 'STRING' } } } },
    });
  });

  it('does not look into free JSON', () => {
    const free = { anything: [1, { goes: null }] };
    const { message, violations } = read({
      generationConfig: { responseJsonSchema: free },
      contents: [{ parts: [{ functionCall: { name: 'f', args: free } }] }],
    });
    expect(violations).toEqual([]);
    expect(message.generationConfig).toEqual({ responseJsonSchema: free });
  });

  it('names every place in snake_case with indices', () => {
    const tools = [{}, { functionDeclarations: [{ parameters: { properties: { a: { kind: 1 } } } }] }];
    expect(read({ tools }).violations[0]?.field).toBe(
      'tools[1].function_declarations[0].parameters.properties[0].value',
    );
  });

  it.each([
    ['a list', []],
    ['a text', 'hello'],
    ['nothing', null],
  ])('takes no %s for a message', (_, body) => {
    expect(read(body).violations).toHaveLength(1);
  });

  it.each([
    [2 ** 31, false],
    [-(2 ** 31), true],
    ['12', true],
    ['', false],
    [true, false],
  ])('reads the int32 %j: %s', (maxOutputTokens, fine) => {
    expect(complaints({ generationConfig: { maxOutputTokens } }).length === 0).toBe(fine);
  });

  it.each([
    ['AAAA', true],
    ['AA', true],
    ['AA==', true],
    ['-_-_', true],
    ['A', false],
    ['AA AA', false],
    ['AAAA,AAAA', false],
  ])('reads the base64 %j: %s', (data, fine) => {
    const body = { contents: [{ parts: [{ inlineData: { data } }] }] };
    expect(complaints(body).length === 0).toBe(fine);
  });

  it('knows less in v1', () => {
    expect(complaints({ tools: [] }, 'v1')).toHaveLength(1);
    expect(complaints({ tools: [] })).toEqual([]);
  });
});
