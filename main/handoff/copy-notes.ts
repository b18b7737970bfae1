// What is noted of each working copy, in a file beside its folder, where the other program does not see it.
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { editIdSchema, sha256Schema } from '../../app/edits/record.ts';
import { errorCode, hashFile, readSmall, writeDurable } from '../platform/durable-files.ts';

const noteSchema = z.object({
  format: z.literal(1),
  library: z.string().max(64),
  editId: editIdSchema,
  index: z.number().int().min(0).max(63),
  program: z.string().min(1).max(80),
  openedAt: z.string().max(40),
  /** Hashes of the result and of every save that was taken in. */
  known: z.array(sha256Schema).min(1),
});
export type CopyNote = z.infer<typeof noteSchema>;

export type CopyNotes = {
  /** The folder of a working copy, by its name; absolute. */
  readonly folderOf: (name: string) => string;
  /** The names of all that have a note. */
  readonly names: () => Promise<readonly string[]>;
  /** Null when there is none, or none that can be read. */
  readonly read: (name: string) => Promise<CopyNote | null>;
  /** Durable when it resolves; throws what the disk throws. */
  readonly keep: (name: string, note: CopyNote) => Promise<unknown>;
  /** Removes a working copy with its note. */
  readonly remove: (name: string) => Promise<void>;
};

const idleMs = 30 * 24 * 3_600_000;
const largestNoteBytes = 4 * 1024 * 1024;

/** Over the folder in which the working copies lie, each in one of its own. */
export function makeCopyNotes(root: string, log: (line: string) => void): CopyNotes {
  const folderOf = (name: string): string => path.join(root, name);
  const fileOf = (name: string): string => path.join(root, `${name}.json`);
  return {
    folderOf,
    names: async () => (await readdir(root).catch(() => [])).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)),
    async read(name) {
      try {
        return noteSchema.parse(JSON.parse((await readSmall(fileOf(name), largestNoteBytes)).toString('utf8')));
      } catch (error) {
        // A damaged note is left as it is: what lies in the folder may be somebody's work.
        if (errorCode(error) !== 'ENOENT') log(`the note of the working copy ${name} could not be read: ${String(error)}`);
        return null;
      }
    },
    keep: (name, note) => writeDurable(fileOf(name), JSON.stringify(note)),
    async remove(name) {
      await rm(folderOf(name), { recursive: true, force: true });
      await rm(fileOf(name), { force: true });
    },
  };
}

/** Whether nothing was done with a working copy for long, and all that lies in it is in the library. */
export async function isIdle(folder: string, { openedAt, known }: CopyNote): Promise<boolean> {
  if (Date.now() - Date.parse(openedAt) < idleMs) return false;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs < idleMs) return false;
    if (!known.includes((await hashFile(file).catch(() => null)) ?? '')) return false;
  }
  return true;
}
