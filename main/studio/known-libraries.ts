// Folders in which this computer has seen a library: one that is not there any more is missing, not new.
import path from 'node:path';
import { z } from 'zod';
import { readSmall, writeDurable } from '../files.ts';

export type KnownLibraries = { readonly has: (folder: string) => boolean; readonly add: (folder: string) => Promise<void> };

export async function openKnownLibraries(home: string): Promise<KnownLibraries> {
  const file = path.join(home, 'libraries.json');
  const read = async (): Promise<readonly string[]> =>
    z.array(z.string()).parse(JSON.parse((await readSmall(file, 1_000_000)).toString('utf8')));
  const folders = new Set(await read().catch(() => []));
  return {
    has: (folder) => folders.has(path.resolve(folder)),
    add: async (folder) => {
      const absolute = path.resolve(folder);
      if (folders.has(absolute)) return;
      folders.add(absolute);
      await writeDurable(file, `${JSON.stringify([...folders], null, 2)}\n`);
    },
  };
}
