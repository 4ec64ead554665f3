import { printedType, readScalar } from './scalars';
import { messages, missingInV1, oneofs } from './schema';

/** One complaint about a request, as it appears in a BadRequest detail. `field` is empty at the root. */
export interface Violation {
  field: string;
  description: string;
}

type JsonObject = Record<string, unknown>;

interface Walk {
  version: string;
  violations: Violation[];
}

/**
 * Reads a JSON value as the message `type`, as strictly as Google does: no unknown field at any depth.
 * @param version the API version of the path; `v1` knows fewer fields
 * @returns the message with every name in camelCase and every enum in its declared spelling, and all complaints
 */
export function readMessage(type: string, value: unknown, version: string) {
  const walk: Walk = { version, violations: [] };
  const message = readObject(walk, type, value, '');
  return { message, violations: walk.violations };
}

function readObject(walk: Walk, type: string, value: unknown, at: string): JsonObject {
  if (!isObject(value)) {
    invalid(walk, at, type, value);
    return {};
  }
  const fields = fieldsOf(type, walk.version);
  const message: JsonObject = {};
  for (const [name, given] of Object.entries(value)) {
    const field = camelCase(name);
    const fieldType = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (!fieldType) unknownName(walk, at, name, 'Cannot find field.');
    else if (given !== null) message[field] = readField(walk, fieldType, given, { at, name: field });
  }
  checkOneofs(walk, type, message, at);
  return message;
}

function readField(walk: Walk, type: string, value: unknown, place: { at: string; name: string }): unknown {
  const at = place.at ? `${place.at}.${snakeCase(place.name)}` : snakeCase(place.name);
  if (type === 'any') return value;
  if (type.startsWith('[]')) {
    // Google takes a single value for a list of one.
    const items = Array.isArray(value) ? value : [value];
    return items.map((item, index) => readOne(walk, type.slice(2), item, `${at}[${index}]`));
  }
  if (Array.isArray(value)) {
    unknownName(walk, place.at, place.name, 'Proto field is not repeating, cannot start list.');
    return undefined;
  }
  if (type.startsWith('map ')) return readMap(walk, type.slice('map '.length), value, at);
  return readOne(walk, type, value, at);
}

function readMap(walk: Walk, type: string, value: unknown, at: string): unknown {
  if (!isObject(value)) return invalid(walk, at, 'Map', value);
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, item], index) => [key, readOne(walk, type, item, `${at}[${index}].value`)]),
  );
}

function readOne(walk: Walk, type: string, value: unknown, at: string): unknown {
  if (messages[type]) return readObject(walk, type, value, at);
  if (type === 'struct') return isObject(value) ? value : invalid(walk, at, 'Struct', value);
  const read = readScalar(type, value);
  return read === undefined ? invalid(walk, at, type, value) : read;
}

function checkOneofs(walk: Walk, type: string, message: JsonObject, at: string): void {
  for (const [name, members] of Object.entries(oneofs[type] ?? {})) {
    const set = Object.keys(message).filter((field) => members.includes(field));
    for (const extra of set.slice(1)) {
      const description = `Invalid value at '${at}' (oneof), oneof field '${name}' is already set. Cannot set '${extra}'`;
      walk.violations.push({ field: at, description });
    }
  }
}

function fieldsOf(type: string, version: string): Record<string, string> {
  const fields = messages[type] ?? {};
  const missing = version === 'v1' ? missingInV1[type] : undefined;
  if (!missing) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !missing.includes(name)));
}

function unknownName(walk: Walk, at: string, name: string, why: string): void {
  const where = at ? ` at '${at}'` : '';
  const description = `Invalid JSON payload received. Unknown name "${name}"${where}: ${why}`;
  walk.violations.push({ field: at, description });
}

function invalid(walk: Walk, at: string, type: string, value: unknown): undefined {
  const description = `Invalid value at '${at}' (${printedType(type)}), ${complaint(type, value)}`;
  walk.violations.push({ field: at, description });
}

function complaint(type: string, value: unknown): string {
  if (isObject(value)) return 'Starting an object on a scalar field';
  const shown = JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
  return type === 'bytes' ? `Base64 decoding failed for ${shown}` : shown;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
