// Where sentences may be: everything a person reads in the window lives in app/messages/, and is read through renderer/text/ when it is drawn.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../renderer');
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(`text${path.sep}`))
  .toSorted();

type Tree = { readonly type: string; readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && 'type' in value;

const trees = new Map(files.map((file) => [file, treeOf(readFileSync(path.join(renderer, file), 'utf8'), file)]));

function treeOf(source: string, file: string): Tree {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
  return program as unknown as Tree;
}

/** Everything in a tree that `into` does not keep out. */
function* within(tree: Tree, into: (part: Tree) => boolean = () => true): Generator<Tree> {
  yield tree;
  for (const value of Object.values(tree)) {
    for (const part of Array.isArray(value) ? value : [value]) if (isTree(part) && into(part)) yield* within(part, into);
  }
}

/** Words, not signs or units: two letters beside each other. */
const hasWords = (value: unknown): boolean => typeof value === 'string' && /\p{L}{2}/u.test(value);

const spokenAttributes = new Set([
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-valuetext',
  'alt',
  'label',
  'placeholder',
  'title',
]);

/** String literals in an expression, without the values of nested elements' attributes. */
function* literals(tree: Tree): Generator<unknown> {
  for (const part of within(tree, ({ type }) => !/^(?:JSXElement|CallExpression|MemberExpression|BinaryExpression)$/.test(type))) {
    if (part.type === 'Literal') yield part['value'];
    if (part.type === 'TemplateElement') yield (part['value'] as { cooked?: string }).cooked;
  }
}

function sentencesIn(tree: Tree): string[] {
  const found: unknown[] = [];
  for (const part of within(tree)) {
    if (part.type === 'JSXText') found.push(part['value']);
    const isShown = part.type === 'JSXElement' || part.type === 'JSXFragment';
    for (const child of isShown ? (part['children'] as Tree[]) : []) {
      if (child.type === 'JSXExpressionContainer') found.push(...literals(child));
    }
    if (part.type === 'JSXAttribute' && isTree(part['value']) && spokenAttributes.has(nameOf(part['name'])))
      found.push(...literals(part['value']));
  }
  return found.filter(hasWords).map((words) => String(words).trim());
}

const nameOf = (name: unknown): string => (isTree(name) && typeof name['name'] === 'string' ? name['name'] : '');

test('no sentence is written into a component', () => {
  expect([...trees].flatMap(([file, tree]) => sentencesIn(tree).map((words) => `${file}: ${words}`))).toEqual([]);
});

test('a sentence in a component is found wherever it may stand', () => {
  const wrong = `const a = <div title="Close it">Hello there {open ? 'yes please' : \`no \${n} thanks\`} <b aria-label={busy ? 'Busy' : words.idle} className="red">×</b></div>;`;
  expect(sentencesIn(treeOf(wrong, 'wrong.tsx'))).toEqual(['yes please', 'no', 'thanks', 'Close it', 'Hello there', 'Busy']);
});

const isFunction = ({ type }: Tree): boolean => /^(?:ArrowFunctionExpression|FunctionDeclaration|FunctionExpression)$/.test(type);

function readsAtLoad(tree: Tree): boolean {
  return [...within(tree, (part) => !isFunction(part))].some(
    (part) =>
      part.type === 'MemberExpression' &&
      isTree(part['object']) &&
      part['object'].type === 'Identifier' &&
      part['object']['name'] === 'text',
  );
}

test('no sentence is read when a file loads: it would stay in the language of the start', () => {
  // The page's own start draws as it loads.
  expect([...trees].filter(([, tree]) => readsAtLoad(tree)).map(([file]) => file)).toEqual(['window/open-window.tsx']);
  expect(readsAtLoad(treeOf('const words = text.window; const later = () => text.stage;', 'wrong.ts'))).toBe(true);
});
