// `npm run figures [FOLDER]`: how large the source is and how it is shaped, counted the same way for any tree of this project: this one, or the folder of
// another revision.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

const root = path.resolve(process.argv[2] ?? path.resolve(import.meta.dirname, '..'));
const worlds = ['app', 'main', 'renderer', 'build'];

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown };
type Source = {
  readonly file: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly { start: number; end: number; type: string }[];
};

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function* within(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) yield* within(part);
}

const sources: readonly Source[] = worlds.flatMap((world) =>
  readdirSync(path.join(root, world), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(root, world, file), 'utf8');
      const { program, comments } = parseSync(file, text);
      return { file: path.posix.join(world, file.replaceAll(path.sep, '/')), text, program: program as unknown as Node, comments };
    }),
);

const linesOf = (text: string): number => text.split('\n').length - 1;
const ofRank = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const isFunction = ({ type }: Node): boolean =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

/** Ways that part: each doubles what a reader has to keep in mind. Functions within count for themselves. */
function complexityOf(node: Node): number {
  const parts = new Set(['IfStatement', 'ConditionalExpression', 'ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement']);
  let ways = 1;
  const walk = (at: Node): void => {
    for (const value of Object.values(at))
      for (const part of Array.isArray(value) ? value : [value]) {
        if (!isNode(part) || isFunction(part)) continue;
        if (parts.has(part.type) || part.type === 'DoWhileStatement' || part.type === 'CatchClause') ways += 1;
        if (part.type === 'SwitchCase' && part['test'] !== null) ways += 1;
        if (part.type === 'LogicalExpression') ways += 1;
        walk(part);
      }
  };
  walk(node);
  return ways;
}

/** Circles among nodes: the groups in which each leads to each other. */
function circlesIn(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(arrows.get(from) ?? [])];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...(arrows.get(at) ?? []));
    }
    return seen;
  };
  const reached = new Map([...arrows.keys()].map((node) => [node, reach(node)]));
  const groups = new Map<string, string[]>();
  for (const node of arrows.keys()) {
    if (reached.get(node)?.has(node) !== true) continue;
    const group = [...arrows.keys()].filter((other) => reached.get(node)?.has(other) === true && reached.get(other)?.has(node) === true);
    groups.set(group.toSorted().join(' '), group);
  }
  return [...groups.values()];
}

const imports = new Map<string, Set<string>>();
for (const { file, program } of sources) {
  const into = new Set<string>();
  for (const node of within(program)) {
    const source = node['source'];
    if (!/^(?:Import|Export)/.test(node.type) || !isNode(source) || typeof source['value'] !== 'string') continue;
    if (source['value'].startsWith('.')) into.add(path.posix.normalize(path.posix.join(path.posix.dirname(file), source['value'])));
  }
  imports.set(file, new Set([...into].filter((other) => sources.some((one) => one.file === other))));
}
const folders = new Map<string, Set<string>>();
for (const [file, others] of imports) {
  const from = path.posix.dirname(file);
  const into = folders.get(from) ?? new Set<string>();
  for (const other of others) if (path.posix.dirname(other) !== from) into.add(path.posix.dirname(other));
  folders.set(from, into);
}

const lengths = sources.map(({ text }) => linesOf(text)).toSorted((a, b) => a - b);
const lines = lengths.reduce((sum, one) => sum + one, 0);
const functions = sources.flatMap(({ file, text, program }) =>
  [...within(program)]
    .filter(isFunction)
    .map((node) => ({ file, lines: linesOf(text.slice(node.start, node.end)) + 1, ways: complexityOf(node) })),
);
const commentLines = sources.reduce(
  (sum, { text, comments }) => sum + comments.reduce((all, { start, end }) => all + linesOf(text.slice(start, end)) + 1, 0),
  0,
);
const casts = sources.reduce(
  (sum, { program, text }) =>
    sum +
    [...within(program)].filter((node) => node.type === 'TSAsExpression' && !text.slice(node.start, node.end).endsWith('as const')).length,
  0,
);
const bare = sources.reduce((sum, { program, comments }) => {
  const body = program['body'] as readonly Node[];
  const isDocumented = (node: Node): boolean =>
    comments.some(({ end, type }) => type === 'Block' && end <= node.start && node.start - end < 3);
  return sum + body.filter((node) => node.type === 'ExportNamedDeclaration' && node['declaration'] !== null && !isDocumented(node)).length;
}, 0);
const max = <T>(all: readonly T[], of: (one: T) => number): T | undefined => all.toSorted((a, b) => of(b) - of(a))[0];
const longest = max(functions, (one) => one.lines);
const knotted = max(functions, (one) => one.ways);
const over = (limit: number): number => functions.filter((one) => one.lines > limit).length;

const named = (circles: readonly (readonly string[])[]): string =>
  [String(circles.length), ...circles.map((one) => one.join(' ↔ '))].join('; ');

const rows: readonly (readonly [string, string])[] = [
  ['source files, lines', `${sources.length}, ${lines}`],
  [
    'lines of a file: median, nine of ten below, longest',
    [0.5, 0.9].map((share) => ofRank(lengths, share)).join(', ') + `, ${lengths.at(-1)}`,
  ],
  ['functions, longer than 50, 80 and 100 lines', `${functions.length}, ${over(50)}, ${over(80)}, ${over(100)}`],
  ['longest function', `${longest?.lines} in ${longest?.file}`],
  [
    'functions of a complexity above 15, highest',
    `${functions.filter(({ ways }) => ways > 15).length}, ${knotted?.ways} in ${knotted?.file}`,
  ],
  ['casts per 1,000 lines', ((casts / lines) * 1000).toFixed(1)],
  ['exports without a comment of their own', String(bare)],
  ['comment lines', `${((commentLines / lines) * 100).toFixed(1)} %`],
  ['circles of files, types among them', named(circlesIn(imports))],
  ['circles of folders', named(circlesIn(folders))],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, value] of rows) console.log(`${what.padEnd(width)}  ${value}`);
