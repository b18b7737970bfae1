// How the source is shaped: functions with their length and complexity, and what has no docstring. `npm run figures` and test/rules/shapes.test.ts
// count by this.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** The folders whose source is counted. */
const worlds = ['app', 'main', 'renderer', 'build'];

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown };

/** A function by its names from outside in: `makeQueue/take`; one without a name by the call it is given to: `Grid/useEffect()`. */
export type FunctionShape = { readonly name: string; readonly lines: number; readonly ways: number };

/** One source file. Counts are of lines unless said otherwise; `imports` are files by their path from the root. */
export type Shape = {
  readonly file: string;
  readonly lines: number;
  readonly commentLines: number;
  readonly casts: number;
  readonly imports: readonly string[];
  readonly functions: readonly FunctionShape[];
  /** How many exports of any kind have no docstring. */
  readonly bareExports: number;
  /** Exported functions, and members of exported types that are called, without one. */
  readonly bareFunctions: readonly string[];
};

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
const nodesOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);
const nameOf = (value: unknown): string | null =>
  (isNode(value) && (typeof value['name'] === 'string' ? value['name'] : typeof value['value'] === 'string' ? value['value'] : null)) ||
  null;
const linesOf = (text: string): number => text.split('\n').length - 1;

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
/** Ways that part: each doubles what a reader has to keep in mind. */
const parting = new Set([
  'IfStatement',
  'ConditionalExpression',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'CatchClause',
  'LogicalExpression',
]);
const parts = (node: Node): boolean => parting.has(node.type) || (node.type === 'SwitchCase' && node['test'] !== null);

/** What a child of this node is called where it is a function: by what it is put into, or by the call that takes it. */
function nameWithin(node: Node): string | null {
  switch (node.type) {
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
      return nameOf(node['id']);
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return nameOf(node['key']);
    case 'JSXAttribute':
      return nameOf(node['name']);
    case 'CallExpression':
    case 'NewExpression': {
      const callee = node['callee'];
      const called = nameOf(callee) ?? (isNode(callee) ? nameOf(callee['property']) : null);
      return called === null ? null : `${called}()`;
    }
    default:
      return null;
  }
}

/** Types have no functions in them, and are a third of a tree. */
const ofTypes = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'returnType']);

type Found = { readonly name: string; readonly start: number; readonly lines: number; ways: number };
type Open = { readonly node: Node; readonly owner: Found | null; readonly named: string | null };

/** What a function is called, after what is around it. */
function begun(text: string, { node, owner, named }: Open): Found {
  const own = nameOf(node['id']) ?? named ?? 'anonymous';
  const name = owner === null ? own : `${owner.name}/${own}`;
  return { name, start: node.start, lines: linesOf(text.slice(node.start, node.end)) + 1, ways: 1 };
}

/** The nodes and functions of a file in one walk without recursion: trees are deep, and there are a thousand. */
function walk(text: string, program: Node): { readonly nodes: readonly Node[]; readonly functions: readonly FunctionShape[] } {
  const nodes: Node[] = [];
  const found: Found[] = [];
  const left: Open[] = [{ node: program, owner: null, named: null }];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const { node } = at;
    nodes.push(node);
    const made = functions.has(node.type) ? begun(text, at) : null;
    if (made !== null) found.push(made);
    const owner = made ?? at.owner;
    if (owner !== null && parts(node)) owner.ways += 1;
    const named = nameWithin(node) ?? (made === null ? at.named : null);
    for (const key in node) {
      const value = ofTypes.has(key) ? null : node[key];
      for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) left.push({ node: one, owner, named });
    }
  }
  return { nodes, functions: numbered(found.toSorted((a, b) => a.start - b.start)) };
}

/** Functions of one name in a file, told apart by their number from the top. */
function numbered(found: readonly FunctionShape[]): readonly FunctionShape[] {
  const seen = new Map<string, number>();
  return found.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return { name: count === 1 ? one.name : `${one.name} ${count}`, lines: one.lines, ways: one.ways };
  });
}

/** What a value is, without what types put around it. */
function bared(value: unknown): Node | null {
  let node = isNode(value) ? value : null;
  while (node !== null && /^(?:TSAs|TSSatisfies|TSNonNull|Parenthesized)/.test(node.type))
    node = isNode(node['expression']) ? node['expression'] : null;
  return node;
}

/** The functions that a declaration makes, by name, with the node before which a docstring stands. */
function functionsDeclared(declaration: Node, before: Node): readonly (readonly [string, Node])[] {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'TSDeclareFunction')
    return [[nameOf(declaration['id']) ?? 'anonymous', before]];
  if (declaration.type !== 'VariableDeclaration') return [];
  return nodesOf(declaration['declarations']).flatMap((one) =>
    functions.has(bared(one['init'])?.type ?? '') ? [[nameOf(one['id']) ?? 'anonymous', before] as const] : [],
  );
}

/** The members of a type that are called: of a port, of what a factory makes. */
function membersCalled(declaration: Node): readonly (readonly [string, Node])[] {
  if (!/^TS(?:TypeAlias|Interface)Declaration$/.test(declaration.type)) return [];
  const body = declaration['typeAnnotation'] ?? declaration['body'];
  return nodesOf(isNode(body) ? (body['members'] ?? body['body']) : null)
    .filter(({ type, typeAnnotation }) => {
      const of = isNode(typeAnnotation) ? typeAnnotation['typeAnnotation'] : null;
      return type === 'TSMethodSignature' || (isNode(of) && of.type === 'TSFunctionType');
    })
    .map((member) => [`${nameOf(declaration['id'])}.${nameOf(member['key'])}`, member] as const);
}

/** What a file exports without saying what it is. */
function bareIn(body: readonly Node[], isDocumented: (node: Node) => boolean): Pick<Shape, 'bareExports' | 'bareFunctions'> {
  const exported = body.filter(({ type }) => type === 'ExportNamedDeclaration');
  const declared = exported.flatMap((node) => nodesOf(node['declaration']).map((declaration) => [declaration, node] as const));
  // `export { name }`: the docstring stands where the name is declared.
  const named = new Set(exported.flatMap((node) => nodesOf(node['specifiers']).map((one) => nameOf(one['local']))));
  const called = [
    ...declared.flatMap(([declaration, before]) => [...functionsDeclared(declaration, before), ...membersCalled(declaration)]),
    ...body.flatMap((node) => functionsDeclared(node, node)).filter(([name]) => named.has(name)),
  ];
  return {
    bareExports: declared.filter(([, node]) => !isDocumented(node)).length,
    // Of a function with overloads the first has the docstring.
    bareFunctions: called
      .filter(([name, before], at) => called.findIndex(([other]) => other === name) === at && !isDocumented(before))
      .map(([name]) => name),
  };
}

function shapeOf(file: string, text: string): Shape {
  const { program, comments } = parseSync(file, text);
  const node = program as unknown as Node;
  const { nodes, functions } = walk(text, node);
  const sources = nodes.filter(({ type }) => /^(?:Import|Export)/.test(type)).map(({ source }) => nameOf(source) ?? '');
  const docstrings = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*')).map(({ end }) => end);
  return {
    file,
    lines: linesOf(text),
    commentLines: comments.reduce((sum, { start, end }) => sum + linesOf(text.slice(start, end)) + 1, 0),
    imports: sources
      .filter((source) => source.startsWith('.'))
      .map((source) => path.posix.normalize(path.posix.join(path.posix.dirname(file), source))),
    functions,
    casts: nodes.filter(({ type, start, end }) => type === 'TSAsExpression' && !text.slice(start, end).endsWith('as const')).length,
    ...bareIn(nodesOf(node['body']), ({ start }) => docstrings.some((end) => end <= start && text.slice(end, start).trim() === '')),
  };
}

/** Every source file of a tree of this project. Throws where it is none. */
export const shapesOf = (root: string): readonly Shape[] =>
  worlds.flatMap((world) =>
    readdirSync(path.join(root, world), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => shapeOf(path.posix.join(world, file.replaceAll(path.sep, '/')), readFileSync(path.join(root, world, file), 'utf8'))),
  );
