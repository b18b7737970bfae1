// The record of a result that was changed in another program: a step that was made from the result and sent to nobody.
import { notOrganised } from '../../app/edits/record.ts';
import type { EditRecord, Input } from '../../app/edits/record.ts';
import { stemOf } from '../../app/library/name-template.ts';
import { importedId, localTime } from '../studio/session/import-record.ts';
import { unsentRecord, usualSending } from '../studio/session/unsent-record.ts';

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
  nameTemplate: string;
  now: string;
}): EditRecord {
  const { program, of, parent, savedMs, file, sha256, now } = options;
  const named = {
    id: importedId(savedMs, sha256),
    model: program,
    request: { prompt: '', inputs: of === null ? [] : [of], parameters: {}, sending: usualSending },
    organised: { ...notOrganised, project: parent?.organised.project ?? null },
  };
  return unsentRecord({
    ...named,
    intent: `version-${sha256.slice(0, 40)}`,
    stem: stemOf(localTime(savedMs), options.nameTemplate, named, `edited in ${program}`),
    createdAt: new Date(savedMs).toISOString(),
    version: options.version,
    // What came of a rehearsal never passes for the model's work, whatever was painted over it.
    rehearsal: parent?.service.rehearsal ?? false,
    note: `edited in ${program}`,
    imported: { from: 'program', program, file: file.slice(-255), at: now, sha256 },
  });
}
