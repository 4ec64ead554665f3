/** Reads a text out of JSON that is still on its way. */

/** What is known of one member of an object whose end has not come. */
export interface PartialText {
  /** As far as it has come; what comes later only adds to it. */
  text: string;
  /** `waiting`: it may still begin. `none`: this is no object, or it has ended without such a text. */
  state: 'waiting' | 'begun' | 'none';
}

/**
 * The string that is the member `name` of the object at the top of `json`, wherever it stands in it.
 * A fence around the JSON (```json), which some servers send, is passed over.
 */
export function partialText(json: string, name: string): PartialText {
  const start = startOf(json);
  if (start === undefined) return WAITING;
  if (json[start] !== '{') return NONE;
  let at = start + 1;
  for (;;) {
    const key = stringAt(json, blanks(json, at));
    if (!key) return blanks(json, at) < json.length ? NONE : WAITING;
    if (!key.closed) return WAITING;
    const colon = blanks(json, key.end);
    if (colon >= json.length) return WAITING;
    if (json[colon] !== ':') return NONE;
    const value = blanks(json, colon + 1);
    if (key.text === name) {
      if (value >= json.length) return WAITING;
      const found = stringAt(json, value);
      return found ? { text: found.text, state: 'begun' } : NONE;
    }
    const comma = endOfValue(json, value);
    if (comma === undefined) return WAITING;
    if (json[comma] !== ',') return NONE;
    at = comma + 1;
  }
}

const WAITING: PartialText = { text: '', state: 'waiting' };
const NONE: PartialText = { text: '', state: 'none' };

/** JSON without a fence around it. */
export function unfenced(json: string): string {
  return json
    .trim()
    .replace(/^```\w*\s*/, '')
    .replace(/```$/, '');
}

/** Where the value begins; nothing while that cannot be told. */
function startOf(json: string): number | undefined {
  const first = blanks(json, 0);
  if (first >= json.length) return undefined;
  if (json[first] !== '`') return first;
  const fence = /^`{1,2}$|^```\w*\s*$/;
  const opened = /^```\w*\s+(?=\S)/.exec(json.slice(first));
  if (opened) return first + opened[0].length;
  return fence.test(json.slice(first)) ? undefined : first;
}

function blanks(json: string, from: number): number {
  let at = from;
  while (/\s/.test(json[at] ?? '')) at += 1;
  return at;
}

interface Read {
  text: string;
  closed: boolean;
  /** Behind the closing quote, where there is one. */
  end: number;
}

/** The string that begins here, without what has come only in part; nothing when none begins here. */
function stringAt(json: string, from: number): Read | undefined {
  if (json[from] !== '"') return undefined;
  let end = from + 1;
  while (end < json.length && json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
  const closed = end < json.length;
  const body = json.slice(from + 1, closed ? end : json.length);
  return { text: closed ? decoded(body) : decodedStart(body), closed, end: end + 1 };
}

/** Without half an escape, and without the first half of a letter that is written as two. */
function decodedStart(body: string): string {
  const half = /\\(u[0-9a-fA-F]{0,3})?$/.exec(body);
  const whole = half && isEscape(body, half.index) ? body.slice(0, half.index) : body;
  return decoded(whole).replace(/[\uD800-\uDBFF]$/, '');
}

/** Whether the backslash here begins something: one that stands behind an odd number of others does not. */
function isEscape(body: string, at: number): boolean {
  let before = 0;
  while (body[at - before - 1] === '\\') before += 1;
  return before % 2 === 0;
}

const ESCAPES: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/** More forgiving than JSON: models write the ends of lines, and the backslashes of formulas, as they are. */
function decoded(body: string): string {
  return body.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (all, code?: string, letter = '') =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[letter] ?? all),
  );
}

/** Where the `,` or `}` behind a value stands; nothing when it has not come. */
function endOfValue(json: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < json.length; at += 1) {
    const letter = json[at] as string;
    if (letter === '"') {
      const skipped = stringAt(json, at);
      if (!skipped?.closed) return undefined;
      at = skipped.end - 1;
    } else if ('{['.includes(letter)) depth += 1;
    else if (depth === 0 && ',}]'.includes(letter)) return at;
    else if ('}]'.includes(letter)) depth -= 1;
  }
  return undefined;
}
