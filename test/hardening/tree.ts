// The source tree as the static checks see it.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Files below these folders whose names match, relative to the root, with forward slashes. */
export function filesIn(folders: readonly string[], name: RegExp): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && name.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

export const productFiles = filesIn(['app', 'main', 'renderer'], /\.tsx?$/);

/** Product files in which a pattern stands. */
export function having(pattern: RegExp, files: readonly string[] = productFiles): readonly string[] {
  return files.filter((file) => pattern.test(read(file)));
}
