import { useRef, useState } from 'preact/hooks';
import type { Failure } from '../../lib/model';

/** What is said beside a field. */
export type Outcome =
  | { kind: 'none' }
  | { kind: 'checking' }
  | { kind: 'saved'; text: string }
  | { kind: 'invalid'; text: string }
  | { kind: 'failed'; failure: Failure };

const NONE: Outcome = { kind: 'none' };

/** The outcome of the last try. A slow earlier one does not overwrite it. */
export function useOutcome() {
  const [outcome, setOutcome] = useState<Outcome>(NONE);
  const latest = useRef(0);
  const show = (next: Outcome) => {
    latest.current += 1;
    setOutcome(next);
  };
  const run = async (work: () => Promise<Outcome>) => {
    latest.current += 1;
    const mine = latest.current;
    setOutcome({ kind: 'checking' });
    const result = await work();
    if (mine === latest.current) setOutcome(result);
  };
  return { outcome, show, run, clear: () => show(NONE) };
}
