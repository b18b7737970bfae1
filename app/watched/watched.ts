// What is kept of the folders that are watched, in a file of this computer. Keys of a newer version stay.
import { z } from 'zod';
import { sha256Schema } from '../edits/record.ts';

export const watchedFormat = 1;
export const maxWatched = 20;
/** Of pictures that are done, in each folder; older ones are forgotten first. */
export const maxDone = 50_000;

const name = z.string().min(1).max(255);
/** Null: the words that stand in the compose pane. */
export const watchedUseSchema = z.object({ kind: z.enum(['chain', 'preset']), name }).nullable();

/** A picture that is not asked about again: by its hash, and by its face without being read. */
const doneSchema = z.looseObject({ sha256: sha256Schema, name: z.string(), bytes: z.number(), mtimeMs: z.number() });

export const watchedFolderSchema = z.looseObject({
  path: z.string().min(1),
  use: watchedUseSchema.catch(null),
  done: z.array(doneSchema),
});
export const watchedFileSchema = z.looseObject({ format: z.literal(watchedFormat), folders: z.array(watchedFolderSchema) });

export type DonePicture = z.infer<typeof doneSchema>;
export type WatchedEntry = z.infer<typeof watchedFolderSchema>;
export type WatchedFile = z.infer<typeof watchedFileSchema>;

export const noneWatched: WatchedFile = { format: watchedFormat, folders: [] };

/** The folder with these done as well. Two files of one picture are two faces of it. */
export function withDone(folder: WatchedEntry, done: readonly DonePicture[]): WatchedEntry {
  const all = new Map<string, DonePicture>();
  for (const one of [...folder.done, ...done]) {
    // Moved to the end: what is kept longest is what was seen last.
    const key = `${one.sha256} ${one.name}`;
    all.delete(key);
    all.set(key, one);
  }
  return { ...folder, done: [...all.values()].slice(-maxDone) };
}
