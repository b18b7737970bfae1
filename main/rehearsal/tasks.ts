// The rehearsal's tasks, on disk from the moment a create is answered, so that another run still knows and finishes them.
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { mediaTypes } from '../../app/edits/record.ts';
import { writeDurable } from '../platform/durable-files.ts';
import { misbehaviours } from './misbehave.ts';
import type { Misbehaviour } from './misbehave.ts';

const fileName = z.string().regex(/^mmsu_[0-9a-z]{26}-[a-z0-9]+\.[a-z]+$/);
const misbehaviour = z.enum(Object.keys(misbehaviours) as [Misbehaviour, ...Misbehaviour[]]);

const taskSchema = z.object({
  format: z.literal(1),
  id: z.string().regex(/^mmsu_[0-9a-z]{26}$/),
  endpoint: z.string(),
  createdAtMs: z.number(),
  queuedMs: z.number(),
  runningMs: z.number(),
  prompt: z.string(),
  seed: z.number().int(),
  ratio: z.string().nullable(),
  size: z.object({ width: z.number().int().positive(), height: z.number().int().positive() }).optional(),
  /** How many pictures it makes; absent: one. */
  results: z.number().int().positive().optional(),
  outputFormat: z.enum(['png', 'jpeg']),
  /** Names of files beside this one. */
  inputs: z.array(fileName),
  misbehaves: z.array(misbehaviour),
  cancelled: z.boolean(),
  end: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('painted'),
        pictures: z.array(
          z.object({
            file: fileName,
            mediaType: z.enum(mediaTypes),
            width: z.number().int(),
            height: z.number().int(),
            bytes: z.number().int(),
          }),
        ),
        seconds: z.number(),
      }),
      z.object({
        kind: z.literal('failed'),
        error: z.unknown(),
        error_type: z.string(),
        provider_error: z.unknown().optional(),
        seconds: z.number(),
      }),
    ])
    .nullable(),
});

export type Task = z.infer<typeof taskSchema>;
export type TaskEnd = NonNullable<Task['end']>;

export type Tasks = {
  readonly find: (id: string) => Task | undefined;
  readonly all: () => readonly Task[];
  readonly keep: (task: Task) => Promise<void>;
  /** Where a file of a task lies. */
  readonly pathOf: (file: string) => string;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
};

const sweepAfterMs = 7 * 24 * 3600 * 1000;

/** Reads the folder's tasks; old ones, and files that belong to none, are swept. A task that cannot be read is swept as well: it is only a rehearsal. */
export async function openTasks(folder: string, nowMs: number): Promise<Tasks> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tasks = new Map<string, Task>();
  const names = await readdir(folder);
  for (const name of names.filter((candidate) => /^mmsu_[0-9a-z]{26}\.json$/.test(candidate))) {
    const task = await readTask(join(folder, name));
    if (task !== null && nowMs - task.createdAtMs < sweepAfterMs) tasks.set(task.id, task);
  }
  for (const name of names) {
    if (name.startsWith('mmsu_') && !tasks.has(name.slice(0, 'mmsu_'.length + 26))) await rm(join(folder, name), { force: true });
  }
  const pathOf = (file: string): string => join(folder, basename(file));
  return {
    find: (id) => tasks.get(id),
    all: () => [...tasks.values()],
    keep: async (task) => {
      await writeDurable(join(folder, `${task.id}.json`), JSON.stringify(task));
      tasks.set(task.id, task);
    },
    pathOf,
    rename: (from, to) => rename(pathOf(from), pathOf(to)),
    remove: (file) => rm(pathOf(file), { force: true }),
  };
}

async function readTask(path: string): Promise<Task | null> {
  try {
    return taskSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
