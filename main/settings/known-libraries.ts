// Where this computer has seen which library: one that is not there any more is missing, not new.
import path from 'node:path';
import { z } from 'zod';
import { readSmall, writeDurable } from '../platform/durable-files.ts';

export type KnownLibraries = {
  readonly has: (folder: string) => boolean;
  /** The library that was last seen in a folder. */
  readonly idIn: (folder: string) => string | null;
  readonly add: (folder: string, id: string) => Promise<void>;
};

const schema = z.array(z.object({ folder: z.string(), id: z.string() }));

export async function openKnownLibraries(home: string): Promise<KnownLibraries> {
  const file = path.join(home, 'libraries.json');
  const read = async (): Promise<z.infer<typeof schema>> => schema.parse(JSON.parse((await readSmall(file, 1_000_000)).toString('utf8')));
  const ids = new Map((await read().catch(() => [])).map(({ folder, id }) => [folder, id]));
  return {
    has: (folder) => ids.has(path.resolve(folder)),
    idIn: (folder) => ids.get(path.resolve(folder)) ?? null,
    add: async (folder, id) => {
      const absolute = path.resolve(folder);
      if (ids.get(absolute) === id) return;
      ids.set(absolute, id);
      await writeDurable(
        file,
        `${JSON.stringify(
          [...ids].map(([at, its]) => ({ folder: at, id: its })),
          null,
          2,
        )}\n`,
      );
    },
  };
}
