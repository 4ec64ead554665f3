import type { ToolCall } from '../live';

/** Tool calls that the model waits for. */
export class Calls {
  /** By id: whether the newest handle stands for a session that knows of it. */
  #open = new Map<string, boolean>();

  get waiting(): boolean {
    return this.#open.size > 0;
  }

  add(calls: readonly ToolCall[]): void {
    for (const { id } of calls) this.#open.set(id, false);
  }

  cancel(ids: readonly string[]): void {
    for (const id of ids) this.#open.delete(id);
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  answered(id: string): void {
    this.#open.delete(id);
  }

  /** There is a new handle. */
  covered(): void {
    for (const id of this.#open.keys()) this.#open.set(id, true);
  }

  /**
   * Another socket takes over.
   * @returns ids of the calls that the session behind it knows nothing of: they are open no longer
   */
  moved(resumed: boolean): string[] {
    const lost = [...this.#open].filter(([, covered]) => !(resumed && covered)).map(([id]) => id);
    this.cancel(lost);
    return lost;
  }
}
