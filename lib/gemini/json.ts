/** Narrows what came over the wire, whatever it is. */
export type Json = Record<string, unknown>;

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A protobuf Duration, "41s" or "0.5s", in ms. */
export function duration(value: unknown): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(string(value))?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
}
