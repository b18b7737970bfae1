// `npm run figures [FOLDER]`: how large the source is and how it is shaped, counted the same way for any tree of this project: this one, or the folder of
// another revision.
import path from 'node:path';
import { shapesOf, type Shape } from './shapes.ts';

const shapes = shapesOf(path.resolve(process.argv[2] ?? path.resolve(import.meta.dirname, '..')));

const ofRank = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

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

const files = new Set(shapes.map(({ file }) => file));
const imports = new Map(shapes.map((one) => [one.file, new Set(one.imports.filter((other) => files.has(other)))]));
const folders = new Map<string, Set<string>>();
for (const [file, others] of imports) {
  const from = path.posix.dirname(file);
  const into = folders.get(from) ?? new Set<string>();
  for (const other of others) if (path.posix.dirname(other) !== from) into.add(path.posix.dirname(other));
  folders.set(from, into);
}

const lengths = shapes.map(({ lines }) => lines).toSorted((a, b) => a - b);
const sum = (of: (one: Shape) => number): number => shapes.reduce((all, one) => all + of(one), 0);
const lines = sum((one) => one.lines);
const functions = shapes.flatMap((one) => one.functions.map((shape) => ({ file: one.file, ...shape })));
const max = <T>(all: readonly T[], of: (one: T) => number): T | undefined => all.toSorted((a, b) => of(b) - of(a))[0];
const longest = max(functions, (one) => one.lines);
const knotted = max(functions, (one) => one.ways);
const over = (limit: number): number => functions.filter((one) => one.lines > limit).length;

const named = (circles: readonly (readonly string[])[]): string =>
  [String(circles.length), ...circles.map((one) => one.join(' ↔ '))].join('; ');

const rows: readonly (readonly [string, string])[] = [
  ['source files, lines', `${shapes.length}, ${lines}`],
  [
    'lines of a file: median, nine of ten below, longest',
    [0.5, 0.9].map((share) => ofRank(lengths, share)).join(', ') + `, ${lengths.at(-1)}`,
  ],
  ['functions, longer than 50, 80 and 100 lines', `${functions.length}, ${over(50)}, ${over(80)}, ${over(100)}`],
  ['longest function', `${longest?.lines} in ${longest?.file}#${longest?.name}`],
  [
    'functions of a complexity above 15, highest',
    `${functions.filter(({ ways }) => ways > 15).length}, ${knotted?.ways} in ${knotted?.file}#${knotted?.name}`,
  ],
  ['casts per 1,000 lines', ((sum((one) => one.casts) / lines) * 1000).toFixed(1)],
  ['exports without a comment of their own', String(sum((one) => one.bareExports))],
  ['comment lines', `${((sum((one) => one.commentLines) / lines) * 100).toFixed(1)} %`],
  ['circles of files, types among them', named(circlesIn(imports))],
  ['circles of folders', named(circlesIn(folders))],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, value] of rows) console.log(`${what.padEnd(width)}  ${value}`);
