import type { Extension } from '../../tests/e2e/support/extension';
import { type Row, rows } from '../../tests/e2e/support/rows';

const EVERY_MS = 300;

/** Prints every complete reply once, as it appears in the panel, until `signal` says so. Answers how many. */
export async function tellReplies(extension: Extension, signal: AbortSignal): Promise<number> {
  const told = new Set<string>();
  while (!signal.aborted) {
    for (const row of await look(extension)) tell(row, told);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return told.size;
}

/** Nothing while the panel is closed: the user may do that, and open it again. */
async function look(extension: Extension): Promise<Row[]> {
  const [panel] = await extension.panels();
  if (!panel) return [];
  try {
    return await rows(panel);
  } catch (error) {
    if (panel.isClosed() || !extension.browser.connected) return [];
    throw error;
  }
}

function tell({ time, reply, text, busy }: Row, told: Set<string>): void {
  const key = `${time} ${reply}`;
  if (busy || told.has(key)) return;
  told.add(key);
  console.log(`\n[${time}] ${(reply || text).replace(/\n+/g, '\n  ')}`);
}
