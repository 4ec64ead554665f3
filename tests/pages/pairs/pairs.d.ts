export interface Pair {
  name: string;
  /** Whether the gate must see it; else it must not. */
  seen: boolean;
  before(): unknown;
  after(): unknown;
}
export const PAIRS: Pair[];
export const CARETS: string[];

declare global {
  interface Window {
    pair(name: string, state: 'before' | 'after'): Promise<void>;
    focusOn(id: string): Promise<void>;
  }
}
