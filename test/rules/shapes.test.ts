// Functions stay small enough to be kept in mind, and what the core exports says what it is. The lists of what is not so yet may only shrink.
import path from 'node:path';
import { expect, test } from 'vitest';
import { circlesOf } from '../../build/circles.ts';
import { shapesOf } from '../../build/shapes.ts';

const shapes = shapesOf(path.resolve(import.meta.dirname, '../..'));
const functions = shapes.flatMap(({ file, functions }) => functions.map((one) => ({ ...one, at: `${file}#${one.name}` })));

/** Functions of more than 80 lines. One that is no longer: take it out. A new one: part it. */
const long: readonly string[] = [];

/** Functions of a cyclomatic complexity above 15, as build/shapes.ts counts it. One that is no longer: take it out. A new one: part it. */
const knotted: readonly string[] = [];

/** Exported functions of `app/`, and members of its exported types that are called, without a docstring. It says what a name and a type do not. */
const bare: readonly string[] = [];

test('functions are of at most 80 lines, but for those of the list', () => {
  expect(
    functions
      .filter(({ lines }) => lines > 80)
      .map(({ at }) => at)
      .toSorted(),
  ).toEqual(long);
});

test('functions are of a complexity of at most 15, but for those of the list', () => {
  expect(
    functions
      .filter(({ ways }) => ways > 15)
      .map(({ at }) => at)
      .toSorted(),
  ).toEqual(knotted);
});

test('what the core exports and others call has a docstring, but for those of the list', () => {
  const inCore = shapes.filter(({ file }) => file.startsWith('app/'));
  expect(inCore.flatMap(({ file, bareFunctions }) => bareFunctions.map((name) => `${file}#${name}`)).toSorted()).toEqual(bare);
});

test('no file and no folder is in a circle of imports, those of types among them', () => {
  expect(circlesOf(shapes)).toEqual({ files: [], folders: [] });
});

test('a circle is found, of files and of folders', () => {
  const [any] = shapes;
  if (any === undefined) throw new Error('there is no source');
  const shape = (file: string, ...imports: readonly string[]) => ({ ...any, file, imports });
  const found = circlesOf([
    shape('a/one.ts', 'b/two.ts'),
    shape('b/two.ts', 'b/three.ts'),
    shape('b/three.ts', 'a/one.ts'),
    shape('c/four.ts', 'a/one.ts'),
  ]);
  expect(found).toEqual({ files: [['a/one.ts', 'b/two.ts', 'b/three.ts']], folders: [['a', 'b']] });
});
