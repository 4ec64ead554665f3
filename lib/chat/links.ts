import type { Link } from '../model';

/** A page that can be opened, by the name it is to be called. */
export interface ShownLink {
  url: string;
  name: string;
  host: string;
}

/** Of the pages that a model names, those that are addresses on the web, each once. */
export function shownLinks(links: readonly Link[]): ShownLink[] {
  const shown = new Map<string, ShownLink>();
  for (const { url, title } of links) {
    const parsed = URL.parse(url);
    // Anything else could be a program: `javascript:`, `data:`.
    if (!parsed || !/^https?:$/.test(parsed.protocol) || shown.has(parsed.href)) continue;
    shown.set(parsed.href, { url: parsed.href, name: title.trim() || parsed.host, host: parsed.host });
  }
  return [...shown.values()];
}
