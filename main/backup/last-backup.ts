// Where and how the last backup of a library was made on this computer: a small file beside its index.
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupReport } from '../../app/contract/library.ts';
import { makeFolderDurable, readSmall, writeDurable } from '../platform/durable-files.ts';
import { asWritten } from '../../app/make-failure.ts';
import { messageSchema } from '../../app/failure-schema.ts';
import type { Message } from '../../app/messages/message.ts';

const name = 'backup.json';
const maxBytes = 256 * 1024;

/** The sentence of a report that an older version made. */
const asItStands = (words: string): Message => asWritten({ kind: 'disk-trouble', message: words });

const reportSchema = z.object({
  at: z.string(),
  folder: z.string(),
  copied: z.number(),
  bytes: z.number(),
  same: z.number(),
  moved: z.number(),
  findings: z.number(),
  listed: z.array(z.object({ file: z.string(), message: z.union([messageSchema, z.string().transform(asItStands)]) })),
  stopped: z.boolean(),
});

const folderOf = (home: string, libraryId: string): string => join(home, 'libraries', libraryId);

/** Null where there was none, or its note cannot be read: the next backup makes it anew. */
export async function readLastBackup(home: string, libraryId: string): Promise<BackupReport | null> {
  try {
    return reportSchema.parse(JSON.parse((await readSmall(join(folderOf(home, libraryId), name), maxBytes)).toString('utf8')));
  } catch {
    return null;
  }
}

/** Rejects with the system's error. */
export async function writeLastBackup(home: string, libraryId: string, report: BackupReport): Promise<void> {
  await makeFolderDurable(folderOf(home, libraryId));
  await writeDurable(join(folderOf(home, libraryId), name), `${JSON.stringify(report, null, 2)}\n`);
}
