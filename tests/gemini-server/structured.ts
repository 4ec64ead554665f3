/** What both kinds of schema, JSON Schema and Google's own, have in common. */
interface AnySchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  minItems?: number | string;
  items?: AnySchema;
  properties?: Record<string, AnySchema>;
  anyOf?: AnySchema[];
}

/** Builds the plainest value that a schema allows, with `text` wherever a free string may stand. */
export function fillSchema(schema: unknown, text: string): unknown {
  const { type, anyOf, ...rest } = schema as AnySchema;
  if (rest.const !== undefined) return rest.const;
  if (rest.enum) return rest.enum[0];
  if (anyOf?.[0]) return fillSchema(anyOf[0], text);
  switch ((Array.isArray(type) ? type[0] : type)?.toLowerCase()) {
    case 'string':
      return text;
    case 'number':
    case 'integer':
      return rest.minimum ?? 0;
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: Number(rest.minItems ?? 0) }, () => fillSchema(rest.items ?? {}, text));
    case 'object':
      return Object.fromEntries(
        Object.entries(rest.properties ?? {}).map(([name, property]) => [name, fillSchema(property, text)]),
      );
    default:
      return null;
  }
}
