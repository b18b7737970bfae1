// A whole result that lost its name: what a mount that uploads by itself may leave of a picture which a record says is there.
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRecordSync } from '../store/stamped-record.ts';

/**
 * Gives the unfinished file `name` of a month's folder the name under which a record beside it misses just these bytes; answers that name, or null where
 * no record does. `records` are the names of records there. Throws what the disk answers: then nothing is known of the file, and it may not be deleted.
 */
export function rescueResult(folder: string, name: string, records: Iterable<string>): string | null {
  const file = join(folder, name);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size === 0) return null;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  for (const record of records) {
    const read = readRecordSync(join(folder, record));
    const missed = read.kind === 'record' ? read.record.results.find((result) => result.sha256 === sha256) : undefined;
    if (missed === undefined || missed.file !== basename(missed.file)) continue;
    const to = join(folder, missed.file);
    if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) continue;
    renameSync(file, to);
    return missed.file;
  }
  return null;
}
