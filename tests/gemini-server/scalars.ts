import { enums } from './schema';

/** The protobuf name of each scalar, as error messages print it. */
const printedNames: Record<string, string> = {
  string: 'TYPE_STRING',
  bool: 'TYPE_BOOL',
  int32: 'TYPE_INT32',
  int64: 'TYPE_INT64',
  float: 'TYPE_FLOAT',
  double: 'TYPE_DOUBLE',
  bytes: 'TYPE_BYTES',
  duration: 'type.googleapis.com/google.protobuf.Duration',
  timestamp: 'type.googleapis.com/google.protobuf.Timestamp',
};

const int32Limit = 2 ** 31;

/** How Google prints a type inside `Invalid value at '…' (HERE)`. */
export function printedType(type: string): string {
  const known = printedNames[type];
  if (known) return known;
  return `type.googleapis.com/google.ai.generativelanguage.v1beta.${type.replace(/^enum /, '')}`;
}

/**
 * Reads one scalar the way proto JSON does: numbers may arrive as strings, enums as names or numbers.
 * @returns the value in its canonical form, or undefined when it is no such scalar
 */
export function readScalar(type: string, value: unknown): unknown {
  if (type.startsWith('enum ')) return readEnum(type.slice('enum '.length), value);
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'bytes':
      return isBase64(value) ? value : undefined;
    case 'duration':
      return typeof value === 'string' && /^-?\d+(\.\d{1,9})?s$/.test(value) ? value : undefined;
    case 'timestamp':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(value)
        ? value
        : undefined;
    default:
      return readNumber(type, value);
  }
}

function readNumber(type: string, value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return undefined;
  if (type === 'float' || type === 'double') return number;
  if (!Number.isInteger(number)) return undefined;
  if (type === 'int32' && (number >= int32Limit || number < -int32Limit)) return undefined;
  return number;
}

/** Names count in any letter case: Google takes `"type": "string"` for STRING. */
function readEnum(name: string, value: unknown): string | undefined {
  const values = enums[name] ?? [];
  if (typeof value === 'number') return values[value];
  if (typeof value !== 'string') return undefined;
  return values.find((known) => known.toUpperCase() === value.toUpperCase());
}

/** Both alphabets and missing padding are fine; a data URL's prefix is not. */
function isBase64(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) return false;
  return value.replace(/=+$/, '').length % 4 !== 1;
}
