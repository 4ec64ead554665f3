import { expect, it } from 'vitest';
import { fillSchema } from '../../gemini-server/structured';

it.each([
  ['a text', { type: 'string' }, 'hi'],
  ['the first of an enum', { type: 'STRING', enum: ['low', 'high'] }, 'low'],
  ['the least number', { type: 'integer', minimum: 3 }, 3],
  ['the first of several types', { type: ['string', 'null'] }, 'hi'],
  ['the first alternative', { anyOf: [{ type: 'boolean' }, { type: 'null' }] }, false],
  ['as many items as needed', { type: 'array', minItems: '2', items: { type: 'string' } }, ['hi', 'hi']],
  [
    'every property',
    { type: 'OBJECT', properties: { a: { type: 'NUMBER' }, b: { type: 'ARRAY' } } },
    { a: 0, b: [] },
  ],
])('fills in %s', (_, schema, value) => {
  expect(fillSchema(schema, 'hi')).toEqual(value);
});
