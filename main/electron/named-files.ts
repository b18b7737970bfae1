// Files that a dialog or the system named. The window learns their names at once and takes each by a key: it never learns a path.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { NamedFile } from '../../app/contract/contract.ts';

export type NamedFiles = {
  readonly add: (paths: readonly string[]) => readonly NamedFile[];
  /** The path of a key, once; none for a key that is not known, or was taken before. */
  readonly take: (key: string) => readonly string[];
};

/** As many as one dialog may give; those that nobody took make room. */
const maxWaiting = 500;

export function makeNamedFiles(): NamedFiles {
  const waiting = new Map<string, string>();
  return {
    add: (paths) => {
      const files = paths.slice(0, maxWaiting).map((file) => ({ key: randomUUID(), file }));
      for (const { key, file } of files) waiting.set(key, file);
      for (const old of waiting.keys()) {
        if (waiting.size <= maxWaiting) break;
        waiting.delete(old);
      }
      return files.map(({ key, file }) => ({ key, name: path.basename(file) }));
    },
    take: (key) => {
      const file = waiting.get(key);
      waiting.delete(key);
      return file === undefined ? [] : [file];
    },
  };
}
