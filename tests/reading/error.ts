/** How well a text was read. Both figures are 0 to 1. */
export interface Reading {
  /** Letters to change, add or remove, for each letter of the truth. White space counts as one blank. */
  error: number;
  /** Of the numbers that stand in the truth, those that were read whole, each as often as it stands there. */
  numbers: number;
}

export function compare(truth: string, read: string): Reading {
  return {
    error: distance(flat(truth), flat(read)) / flat(truth).length,
    numbers: numbersFound(truth, read),
  };
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** With points, colons and dashes inside, as amounts, times and dates have them. */
const numbersIn = (text: string) => text.match(/\d+([.,:-]\d+)*/g) ?? [];

function numbersFound(truth: string, read: string): number {
  const left = new Map<string, number>();
  for (const number of numbersIn(read)) left.set(number, (left.get(number) ?? 0) + 1);
  const wanted = numbersIn(truth);
  const found = wanted.filter((number) => {
    const count = left.get(number) ?? 0;
    left.set(number, count - 1);
    return count > 0;
  });
  return found.length / wanted.length;
}

/** Levenshtein's, one row at a time. */
export function distance(a: string, b: string): number {
  const row = Uint32Array.from({ length: b.length + 1 }, (_, index) => index);
  const letters = Uint16Array.from(b, (letter) => letter.charCodeAt(0));
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i);
    let diagonal = i;
    let left = i + 1;
    row[0] = left;
    for (let j = 0; j < letters.length; j++) {
      const above = row[j + 1] as number;
      const changed = diagonal + (letter === letters[j] ? 0 : 1);
      left = Math.min(changed, above + 1, left + 1);
      row[j + 1] = left;
      diagonal = above;
    }
  }
  return row[b.length] as number;
}
