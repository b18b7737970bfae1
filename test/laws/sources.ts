// The files of app/ with their mutants, which files take from which, and which tests come by them.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mutate } from './mutants.ts';
import type { Mutant } from './mutants.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** A file of app/; its number among them is its place in the list. */
export type Source = { readonly file: string; readonly text: string; readonly firstId: number; readonly mutants: readonly Mutant[] };

/** Ids of mutants count on from file to file, so that the same tree gives the same ids. */
export function readSources(): readonly Source[] {
  let firstId = 0;
  return filesOf('app/**/*.ts').map((file, module) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const source = { file, text, firstId, mutants: mutate(file, text, module, firstId).mutants };
    firstId += source.mutants.length;
    return source;
  });
}

/** For each module, by which modules a test comes by its constants: none when some test takes them itself, else it and those that take from it. */
export function takersOf(sources: readonly Source[]): readonly (readonly number[])[] {
  const taken = sources.map(({ file }) => new Set([file, ...importsOf(file)]));
  const byTests = new Set(filesOf('test/app/**/*.test.ts').flatMap(importsOf));
  return sources.map(({ file }) => (byTests.has(file) ? [] : taken.flatMap((files, taker) => (files.has(file) ? [taker] : []))));
}

/** Files of tests that load one of these files of app/, by whatever way. Those that load least come first: they are quick, and what they catch no other has to. */
export function testsLoading(files: ReadonlySet<string>): readonly string[] {
  return filesOf('test/app/**/*.test.ts')
    .map((test) => ({ test, taken: everythingTakenBy(test) }))
    .filter(({ taken }) => [...taken].some((file) => files.has(file)))
    .toSorted((a, b) => a.taken.size - b.taken.size)
    .map(({ test }) => test);
}

/** So many mutants chosen by a seed; the same seed chooses the same ones of the same tree. */
export function sampleOf(mutants: readonly Mutant[], count: number, seed: number): readonly Mutant[] {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return mutants
    .map((mutant) => ({ mutant, by: random() }))
    .toSorted((a, b) => a.by - b.by)
    .slice(0, count)
    .map(({ mutant }) => mutant)
    .toSorted((a, b) => a.id - b.id);
}

function filesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

const takenBy = new Map<string, readonly string[]>();

function everythingTakenBy(file: string): ReadonlySet<string> {
  const all = new Set([file]);
  for (const one of all) {
    const direct = takenBy.get(one) ?? importsOf(one);
    takenBy.set(one, direct);
    for (const next of direct) all.add(next);
  }
  return all;
}

/** Values only: types are gone when anything runs. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)(?! type)\b[^;]*? from '(\.[^']+)';/gm)]
    .map(([, to]) => path.posix.join(path.posix.dirname(file), to ?? ''))
    .filter((to) => existsSync(path.join(root, to)));
}
