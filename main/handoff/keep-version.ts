// Keeps a saved file as a new version: its bytes into the library, its record after them. The file that was saved is only read.
import { lstat, rm } from 'node:fs/promises';
import path from 'node:path';
import type { EditRecord, Parent } from '../../app/edits/record.ts';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { copyDurable, errorCode, failureOfDisk } from '../platform/durable-files.ts';
import type { Library } from '../library/library.ts';
import type { Inspected } from '../pictures/job-values.ts';
import { versionRecord } from './version-record.ts';

export type Saved = { readonly file: string; readonly inspected: Inspected; readonly program: string; readonly of: Parent };

/** The new record; null when this very save is in the library already. `changed` when the file is not the one that was inspected any more. */
export async function keepVersion(
  library: Library,
  saved: Saved,
  by: { readonly version: string; readonly nameTemplate: string },
): Promise<Reply<EditRecord | null | 'changed'>> {
  const { file, inspected, program, of } = saved;
  const { sha256, bytes, mediaType, width, height } = inspected;
  const savedMs = (await lstat(file).catch(() => null))?.mtimeMs ?? Date.now();
  const parent = await library.load(of.editId);
  const input = await inputOf(library, parent, of, path.basename(file));
  if (!input.ok) return input;
  const now = new Date().toISOString();
  const record = versionRecord({ program, of: input.value, parent, savedMs, file: path.basename(file), sha256, ...by, now });
  if ((await library.load(record.id)) !== null) return ok(null);
  const partFile = await library.temporaryFor(record, 0);
  if (!partFile.ok) return partFile;
  try {
    await copyDurable(file, partFile.value, sha256);
    const adopted = await library.adopt(record, 0, partFile.value, mediaType, sha256);
    if (!adopted.ok) return adopted;
    const whole = { ...record, results: [{ file: adopted.value, sha256, bytes, mediaType, width, height }] };
    const kept = await library.save(whole);
    return kept.ok ? ok(whole) : kept;
  } catch (error) {
    if (errorCode(error) === 'EBADMSG' || errorCode(error) === 'ENOENT') return ok('changed');
    return fail(failureOfDisk(error));
  } finally {
    await rm(partFile.value, { force: true }).catch(() => undefined);
  }
}

/** The result as an input: kept by hash like every input, so that before and after can be compared whatever becomes of the result. */
async function inputOf(library: Library, parent: EditRecord | null, of: Parent, name: string) {
  const result = parent?.results[of.index];
  const file = result === undefined ? null : await library.resultPath(of.editId, of.index);
  if (result === undefined || file === null) return ok(null);
  const { sha256, bytes, mediaType, width, height } = result;
  const stored = await library.storeInput(file, sha256, mediaType);
  return stored.ok ? ok({ sha256, name, mediaType, bytes, width, height, parent: of, sent: null }) : stored;
}
