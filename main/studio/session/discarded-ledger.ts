// What was sent by edits that the person has thrown away for good: their records are gone, their lines of the ledger stay in the library.
// Each program writes a file of its own, so that window and command, or two computers on one synced folder, never write the same one.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { sentSchema } from '../../../app/edits/ledger.ts';
import type { Sent } from '../../../app/edits/ledger.ts';
import { errorCode, makeFolderDurable, readSmall, writeDurable } from '../../platform/durable-files.ts';

const folderName = 'discarded';
const maxBytes = 256 * 1024 * 1024;
/** Within one program, one after the other. */
let writing: Promise<unknown> = Promise.resolve();

/** Durable when it resolves. Throws errors of the disk. */
export function noteDiscarded(library: string, program: string, lines: readonly Sent[]): Promise<void> {
  const work = writing.then(async () => {
    const file = path.join(library, folderName, `${program}.jsonl`);
    await makeFolderDurable(path.dirname(file));
    const before = await readSmall(file, maxBytes).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    await writeDurable(file, Buffer.concat([before, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))]));
  });
  writing = work.catch(() => undefined);
  return work;
}

/** Newest first; what cannot be read is passed over, and what was written twice by a program that was stopped stands once. */
export async function readDiscarded(library: string): Promise<readonly Sent[]> {
  const folder = path.join(library, folderName);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl') && !name.startsWith('.'));
  const lines = new Map<string, Sent>();
  for (const name of names) {
    const text = (await readSmall(path.join(folder, name), maxBytes).catch(() => null))?.toString() ?? '';
    for (const line of text.split('\n').flatMap(readLine)) lines.set(`${line.editId} ${line.at}`, line);
  }
  return [...lines.values()].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function readLine(text: string): Sent[] {
  try {
    return [sentSchema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
