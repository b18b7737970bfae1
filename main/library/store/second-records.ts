// Several records of one edit, as a syncing program leaves them: which of them counts, and where the others lie.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path/posix';
import type { EditRecord } from '../../../app/edits/record.ts';
import { recordName } from '../../../app/library/naming.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';
import { readRecord } from './record-files.ts';

/** What decides which of two records of one edit is shown. */
export type Standing = { readonly path: string; readonly knows: number; readonly isOwn: boolean };

export const standingOf = (path: string, record: EditRecord): Standing => ({
  path,
  knows: record.timeline.length + record.results.length,
  isOwn: basename(path) === recordName(record.stem),
});

/**
 * Which of two records of one edit is shown: the one that knows more of what happened, so that nothing paid for is hidden; else the one that
 * has the edit's own name, and not that of a syncing program's copy. Every computer decides alike; the other file is left as it is.
 */
export function isBefore(one: Standing, other: Standing): boolean {
  if (one.knows !== other.knows) return one.knows > other.knows;
  if (one.isOwn !== other.isOwn) return one.isOwn;
  return one.path < other.path;
}

/** Why a second record is not shown; `file` is the one that is. */
export const secondOf = (record: EditRecord, other: EditRecord, file: string): Message =>
  say(JSON.stringify(record.organised) === JSON.stringify(other.organised) ? 'record.second' : 'record.secondDiffers', { file });

/** The other records of the edit whose shown one lies at `path`, relative to the library: those that the index knows of, and those that have its name and more. */
export async function secondsOf(
  folder: string,
  path: string,
  record: EditRecord,
  damaged: readonly { readonly path: string; readonly reason: Message }[],
): Promise<readonly string[]> {
  const month = dirname(path);
  const named = (await readdir(join(folder, month))).filter((name) => name.startsWith(record.stem) && name.endsWith('.json'));
  const known = damaged.filter(({ reason }) => isSecond(reason)).map((one) => one.path);
  const found: string[] = [];
  for (const candidate of new Set([...named.map((name) => `${month}/${name}`), ...known])) {
    const read = candidate === path ? null : await readRecord(join(folder, candidate));
    if (read?.kind === 'record' && read.record.id === record.id) found.push(candidate);
  }
  return found;
}

const isSecond = ({ id }: Message): boolean => id === 'record.second' || id === 'record.secondDiffers';
