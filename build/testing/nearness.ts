// Which tests to run first when not all can be: those that are nearest to what changed.
import path from 'node:path';

/**
 * Sorts tests by how near their files are to the changed ones: changed themselves, then those that mirror a changed file's path, then those of the
 * same folder, then the rest, those that start programs last. The order is otherwise kept. Paths are relative to the project, with slashes.
 */
export function byNearness<T>(tests: readonly T[], changed: readonly string[], fileOf: (test: T) => string): readonly T[] {
  const stems = new Set(changed.map(stemOf));
  const folders = new Set(changed.map((file) => path.posix.dirname(stemOf(file))));
  const rank = (test: T): number => {
    const file = fileOf(test).replaceAll('\\', '/');
    if (changed.includes(file)) return 0;
    if (stems.has(stemOf(file))) return 1;
    if (folders.has(path.posix.dirname(stemOf(file)))) return 2;
    return /^test\/(?:main\/command|crash|money)\//.test(file) ? 4 : 3;
  };
  return tests
    .map((test) => ({ test, rank: rank(test) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ test }) => test);
}

/** `app/edits/edit` of `app/edits/edit.ts` and of `test/app/edits/edit.test.ts`. */
function stemOf(file: string): string {
  return file.replace(/^test\//, '').replace(/(?:\.test)?\.tsx?$/, '');
}
