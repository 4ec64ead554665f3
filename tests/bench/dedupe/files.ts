import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Files of the caller's, instead of the labelled ones here. */
export interface BenchFiles {
  /** JSON Lines. */
  streams?: string;
  /** Tab-separated. */
  pairs?: string;
}

/** Two replies, `a` before `b`. */
export interface Pair {
  id: string;
  a: string;
  b: string;
  /** Whether `b` says nothing that `a` did not. */
  repeat: boolean;
  /** What kind of difference it is. */
  meta: string;
}

export interface Tick {
  stream: string;
  tick: number;
  text: string;
  truth: 'new' | 'dup' | 'return';
}

const DATA = path.join(import.meta.dirname, 'data');

export function dataFile(name: string): string {
  return path.join(DATA, name);
}

/**
 * Reads tab-separated `id, a, b, label, meta` with a line of names. In a text, `\n` is a line's end and `\t` a tab.
 * @throws Error that names the file and the line
 */
export function readPairs(file: string): Pair[] {
  const [head = '', ...lines] = linesOf(file);
  const names = head.split('\t');
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const label = cell('label');
    if (label !== '0' && label !== '1') throw bad(file, index + 2, `label is "${label}", not 0 or 1`);
    const [a, b] = [unescaped(cell('a')), unescaped(cell('b'))];
    return { id: cell('id'), a, b, repeat: label === '1', meta: cell('meta') };
  });
}

/**
 * Reads JSON Lines of `stream, tick, text, truth`, in the order of their ticks within a stream.
 * @throws Error that names the file and the line
 */
export function readStreams(file: string): Map<string, Tick[]> {
  const streams = new Map<string, Tick[]>();
  for (const [index, line] of linesOf(file).entries()) {
    const tick = JSON.parse(line) as Tick;
    if (!['new', 'dup', 'return'].includes(tick.truth))
      throw bad(file, index + 1, `truth is "${tick.truth}"`);
    if (typeof tick.text !== 'string') throw bad(file, index + 1, 'there is no text');
    streams.set(tick.stream, [...(streams.get(tick.stream) ?? []), tick]);
  }
  for (const ticks of streams.values()) ticks.sort((one, other) => one.tick - other.tick);
  return streams;
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
}

function bad(file: string, line: number, what: string): Error {
  return new Error(`${file}, line ${line}: ${what}.`);
}
