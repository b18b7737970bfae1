// Which files the built product of the tests is made of, and one name for all that they say.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Programs of tests that are built with the product: each is started many times, and from its source takes several times as long. */
export const programs = {
  'hold-owner': 'test/main/platform/hold-owner.ts',
  'library-scene': 'test/faults/library-scene.ts',
  'save-steps': 'test/main/library/save-steps.ts',
  'mark-steps': 'test/main/library/mark-steps.ts',
  'send-one': 'test/main/network/send-one.ts',
  'write-once': 'test/main/platform/write-once.ts',
} as const;

/** What the programs import of the tests. The build refuses a source that is not named here. */
const imported = ['test/main/library/records.ts'];

const folders = ['app', 'main', 'build'];
const files = ['package.json', 'package-lock.json', ...Object.values(programs), ...imported];

/** Every file, relative to the root, that can change what is built. `node_modules` is known by the lock file. */
export function sourcesOf(root: string): readonly string[] {
  const below = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  return [...below, ...files.filter((file) => existsSync(path.join(root, file)))].toSorted();
}

/** Follows from names and bytes alone: a tree with another time or place has the same, one with another letter has not. */
export function keyOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of sourcesOf(root)) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 20);
}
