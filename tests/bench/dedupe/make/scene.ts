/** Something that is said of a scene: its values one after the other, and the ways to say one. */
export interface Fact {
  values: readonly (string | number)[];
  say: (value: string) => readonly string[];
}

/** What a screen shows for a while. The facts are told one sentence each. */
export type Scene = readonly Fact[];

export interface StreamPlan {
  stream: string;
  seed: number;
  scenes: readonly Scene[];
  /** Words before a reply that say no more than that it is the same again; `…` stands for the reply. */
  leadIns: readonly string[];
}

export function fact(values: Fact['values'], say: Fact['say']): Fact {
  return { values, say };
}
