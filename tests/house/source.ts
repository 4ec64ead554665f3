import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** One import of another file or package, whichever way it is written. */
export interface Import {
  /** As written. */
  specifier: string;
  /** Where a file is meant: its path from the root. Else undefined: a package. */
  file?: string;
  /** True when nothing of it is left at run time. */
  typeOnly: boolean;
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  imports: Import[];
  /** Every identifier in it, as a value or a type: which globals it could touch. */
  names: Set<string>;
  /** `tabCapture` for `chrome.tabCapture` and `browser.tabCapture`. */
  browserApis: Set<string>;
}

interface Node {
  type: string;
  [field: string]: unknown;
}

const CODE = /\.tsx?$/;

/** Every source file below these folders, read with the parser that also builds them. */
export function readSources(folders: string[]): SourceFile[] {
  return folders
    .flatMap(filesIn)
    .filter((file) => CODE.test(file) && !file.endsWith('.d.ts'))
    .map(readSource);
}

export function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'));
}

function readSource(file: string): SourceFile {
  return parseSource(file, readFileSync(file, 'utf8'));
}

export function parseSource(file: string, code: string): SourceFile {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const source: SourceFile = { path: file, imports: [], names: new Set(), browserApis: new Set() };
  visit(program as unknown as Node, (node) => note(source, node));
  return source;
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, look);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function note(source: SourceFile, node: Node): void {
  if (node.type === 'Identifier') source.names.add(String(node.name));
  if (node.type === 'MemberExpression') noteMember(source, node);
  const specifier = specifierOf(node);
  if (specifier === undefined) return;
  source.imports.push({ specifier, file: resolve(source.path, specifier), typeOnly: isTypeOnly(node) });
}

function noteMember(source: SourceFile, { object, property }: Node): void {
  const holder = object as Node;
  const isBrowser = holder.type === 'Identifier' && ['chrome', 'browser'].includes(String(holder.name));
  if (isBrowser) source.browserApis.add(String((property as Node).name));
}

/** What a node imports: `import`, `export … from`, `import()`, `import('…').Type`, `new URL('…', import.meta.url)`. */
function specifierOf(node: Node): string | undefined {
  const imports = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ];
  if (imports.includes(node.type)) return literal(node.source);
  if (node.type !== 'NewExpression' || (node.callee as Node).name !== 'URL') return undefined;
  const [address, base] = node.arguments as Node[];
  return base?.type === 'MemberExpression' ? literal(address) : undefined;
}

function literal(node: unknown): string | undefined {
  return isNode(node) && typeof node.value === 'string' ? node.value : undefined;
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType') return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');
}

/** The bundler's own rules, as far as this project uses them. */
function resolve(from: string, specifier: string): string | undefined {
  const [bare = ''] = specifier.split('?');
  const base = bare.startsWith('@/')
    ? bare.slice(2)
    : bare.startsWith('.')
      ? path.join(path.dirname(from), bare)
      : '';
  if (!base) return undefined;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  return (found ?? base).split(path.sep).join('/');
}
