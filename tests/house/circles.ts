import type { SourceFile } from './source';

/** Every circle of imports, types included, each written out once: `a → b → a`. */
export function circles(sources: SourceFile[]): string[] {
  const next = new Map(sources.map(({ path, imports }) => [path, imports.flatMap(({ file }) => file ?? [])]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) found.push([...way.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const imported of next.get(file) ?? []) walk(imported, [...way, file]);
    done.add(file);
  };
  for (const { path } of sources) walk(path, []);
  return found;
}
