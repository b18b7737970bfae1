// `npm run figures [FOLDER]`: how large the source is and how it is shaped, counted the same way for any tree of this project: this one, or the folder of
// another revision.
import path from 'node:path';
import { circlesOf } from './circles.ts';
import { shapesOf, type Shape } from './shapes.ts';

const shapes = shapesOf(path.resolve(process.argv[2] ?? path.resolve(import.meta.dirname, '..')));

const ofRank = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const circles = circlesOf(shapes);
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
  ['circles of files, types among them', named(circles.files)],
  ['circles of folders', named(circles.folders)],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, value] of rows) console.log(`${what.padEnd(width)}  ${value}`);
