/** A stretch of a reply that is shown or folded as one: a sentence, a list item's, a table, a block of code. */
export interface Unit {
  /** Where it stands in the reply, `from <= at < to`. */
  from: number;
  to: number;
  /** What is compared: a sentence each, in Markdown. A table has a row each. */
  sentences: string[];
}

/** A point after one of these ends no sentence. */
const SHORT =
  /(?:^|[\s("“])(?:dr|mr|mrs|ms|prof|st|vs|e\.g|i\.e|etc|no|nr|fig|p|pp|approx|sr|sra|dra|profa|aprox|ex|pág|núm|\p{Lu})\.$/iu;
const SENTENCE_END = /[.!?…]+["'”’»)*_`\]]*(?=\s)|[。！？]["'”’」』）*_`]*/gu;
const FENCE = /^\s*(?:```|~~~)/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;

/** Cuts a reply, in order and without overlaps. What stands between units is white space. */
export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let block: Unit | undefined;
  let fenced = false;
  for (const { from, to, line } of linesOf(text)) {
    const fence = FENCE.test(line);
    const row = !fenced && !fence && TABLE_ROW.test(line);
    if (fenced || fence || row) {
      // A block of code lasts to its fence, a table as long as its rows do.
      if (!block) {
        block = { from, to, sentences: [] };
        units.push(block);
      }
      block.to = to;
      if (!fence) block.sentences.push(line);
      if (fence) fenced = !fenced;
      if (fence && !fenced) block = undefined;
      continue;
    }
    block = undefined;
    units.push(...sentencesOf(line, from));
  }
  return units;
}

function* linesOf(text: string): Generator<{ from: number; to: number; line: string }> {
  let from = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') yield { from, to: from + line.length, line };
    from += line.length + 1;
  }
}

function sentencesOf(line: string, offset: number): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  const add = (to: number) => {
    const sentence = line.slice(from, to);
    if (sentence.trim()) units.push({ from: offset + from, to: offset + to, sentences: [sentence] });
    from = to;
  };
  for (const match of line.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    const head = line.slice(from, end);
    // "1." begins a list item, "Dr." a name.
    if (!SHORT.test(head) && !/^\s*[\p{N}\p{L}]{1,3}\.$/u.test(head)) add(end);
  }
  add(line.length);
  return units;
}
