/**
 * Markdown that is still arriving: closes what is open at its end, so that half a bold word
 * does not show its asterisks until the other half comes.
 */
export function mendPartial(text: string): string {
  if (count(text, /^```/gm) % 2 === 1) return text;
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (count(line, /`/g) % 2 === 1) return `${text}\``;
  if (count(line, /\*\*/g) % 2 === 0) return text;
  // An opening mark with nothing behind it yet would not close.
  return /\*\*\s*$/.test(text) ? text.replace(/\*\*\s*$/, '') : `${text.replace(/\s*\*?$/, '')}**`;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
