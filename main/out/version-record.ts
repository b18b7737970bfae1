// The record of a result that was changed in another program: a step that was made from the result and sent to nobody.
import { notOrganised } from '../../app/edits/record.ts';
import type { EditRecord, Input } from '../../app/edits/record.ts';
import { makeStem } from '../../app/library/naming.ts';
import { importedId, localTime } from '../studio/import-record.ts';
import { unsentRecord, usualSending } from '../studio/unsent-record.ts';

export function versionRecord(options: {
  program: string;
  /** The result, as the input it was; null when it is not in the library any more. */
  of: Input | null;
  /** The record of that result. */
  parent: EditRecord | null;
  /** When it was saved, in milliseconds. */
  savedMs: number;
  file: string;
  /** SHA-256 of what was saved. */
  sha256: string;
  version: string;
  now: string;
}): EditRecord {
  const { program, of, parent, savedMs, file, sha256, now } = options;
  const id = importedId(savedMs, sha256);
  return unsentRecord({
    id,
    intent: `version-${sha256.slice(0, 40)}`,
    stem: makeStem(localTime(savedMs), `edited in ${program}`, id),
    createdAt: new Date(savedMs).toISOString(),
    version: options.version,
    model: program,
    // What came of a rehearsal never passes for the model's work, whatever was painted over it.
    rehearsal: parent?.service.rehearsal ?? false,
    request: { prompt: '', inputs: of === null ? [] : [of], parameters: {}, sending: usualSending },
    note: `edited in ${program}`,
    imported: { from: 'program', program, file: file.slice(-255), at: now, sha256 },
    organised: { ...notOrganised, project: parent?.organised.project ?? null },
  });
}
