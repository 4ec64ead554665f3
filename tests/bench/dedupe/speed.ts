import { median } from '../row';
import type { Tick } from './files';
import type { Method } from './method';

const WINDOW = 50;
const RUNS = 8;

/**
 * Time of the processor per reply, µs, which other programs do not change, with the window full: fifty shown replies first, each with a number of its own so that none
 * repeats another, then the replies of the streams. Every run has words of its own, so that nothing is known from
 * the one before.
 * @returns the median of the runs
 */
export function microseconds(method: Method, streams: Map<string, Tick[]>): number {
  const texts = [...streams.values()].flat().map(({ text }) => text);
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const own = texts.map((text) => text.replace(/[.!?。！？](?=\s|$)/g, ` r${run}$&`));
    const say = method.begin();
    for (let index = 0; index < WINDOW; index += 1)
      say(`${own[(index * 7) % own.length]} Line ${index}.`, index);
    const measured = own.slice(0, 200);
    const started = process.cpuUsage();
    for (const [index, text] of measured.entries()) say(text, WINDOW + index);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / measured.length;
  });
  // The first one is still being compiled.
  return median(runs.slice(1));
}
