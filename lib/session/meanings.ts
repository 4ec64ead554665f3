import type { Embedder } from '../analyzer';
import { LIMITS } from '../dedupe/dedupe';
import { type Meant, sameMeaning } from '../dedupe/meaning';
import type { Sensitivity, Turn } from '../model';

/** A reply waits for its vector no longer than this, ms: then it is shown. */
const PATIENCE = 5000;
/** After a failure nothing is asked for so long, ms: neither a day's quota nor a dead network gets better by asking. */
const REST = 60_000;
/** Vectors kept, of 256 numbers each. */
const MOST_VECTORS = 200;

type Said = Pick<Turn, 'id' | 'at' | 'text'>;

/** Compares what replies mean. Vectors are asked for in batches, once for each text. */
export class Meanings {
  #vectors = new Map<string, readonly number[]>();
  #shown: Said[] = [];
  #restUntil = 0;

  /** A reply that stands visible, to compare with. */
  show({ id, at, text }: Said): void {
    this.#shown = [...this.#shown, { id, at, text }].slice(-LIMITS.replies);
  }

  /**
   * The shown reply that a text means the same as; undefined when there is none, or nobody can tell.
   * @param book is told how many tokens it took
   */
  async find(
    { at, text }: Said,
    sensitivity: Sensitivity,
    embedder: Embedder,
    book: (tokens: number) => void,
  ): Promise<{ of: string; similarity: number } | undefined> {
    const recent = this.#shown.filter((said) => at - said.at <= LIMITS.duration);
    if (recent.length === 0 || Date.now() < this.#restUntil) return undefined;
    try {
      await this.#ask([...recent.map((said) => said.text), text], embedder, book);
    } catch {
      this.#restUntil = Date.now() + REST;
      return undefined;
    }
    const vector = this.#vectors.get(text);
    return (
      vector &&
      sameMeaning(
        { text, vector },
        recent.flatMap((said) => this.#meant(said)),
        sensitivity,
      )
    );
  }

  #meant({ id, text }: Said): Meant[] {
    const vector = this.#vectors.get(text);
    return vector ? [{ id, text, vector }] : [];
  }

  async #ask(texts: readonly string[], embedder: Embedder, book: (tokens: number) => void): Promise<void> {
    const unknown = [...new Set(texts)].filter((text) => text.trim() && !this.#vectors.has(text));
    if (unknown.length === 0) return;
    const { vectors, tokens } = await embedder.embed(unknown, AbortSignal.timeout(PATIENCE));
    book(tokens);
    for (const [index, text] of unknown.entries()) this.#vectors.set(text, vectors[index] ?? []);
    while (this.#vectors.size > MOST_VECTORS) this.#vectors.delete(this.#vectors.keys().next().value ?? '');
  }
}
