/** Finds words for people that stand in JSX itself instead of in the locales. */

/** As much of an ESTree node as this needs. */
export interface Node {
  type: string;
  [field: string]: unknown;
}

/** Attributes that a person reads or hears. */
const READ = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
]);

/** All such words below a node. */
export function findWords(node: Node): string[] {
  return [...own(node), ...children(node).flatMap(findWords)].filter((text) => /\p{L}/u.test(text));
}

function own(node: Node): string[] {
  switch (node.type) {
    case 'JSXText':
      return [String(node.value)];
    case 'JSXElement':
    case 'JSXFragment':
      return (node.children as Node[]).flatMap(inContainer);
    case 'JSXAttribute': {
      const value = node.value as Node | null;
      return value && READ.has(nameOf(node)) ? [...strings(value), ...inContainer(value)] : [];
    }
    default:
      return [];
  }
}

function inContainer(node: Node): string[] {
  return node.type === 'JSXExpressionContainer' ? strings(node.expression as Node) : [];
}

/** Strings that an expression can come to; not those it compares with or hands on. */
function strings(node: Node): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    case 'ConditionalExpression':
      return [...strings(node.consequent as Node), ...strings(node.alternate as Node)];
    case 'LogicalExpression':
      return [...strings(node.left as Node), ...strings(node.right as Node)];
    default:
      return [];
  }
}

function nameOf(attribute: Node): string {
  return String((attribute.name as Node).name);
}

function children(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof (value as Node | null)?.type === 'string';
}
