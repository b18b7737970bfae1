// Checks a library from its files alone: every record readable, every picture there with the bytes its record names, nothing without an owner.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { EditRecord } from '../../app/edits/record.ts';
import { inputPath } from '../../app/library/naming.ts';
import { hashFile, temporaryMaker } from '../files.ts';
import { readRecord } from './record-files.ts';

export type Finding = {
  /** Relative to the library, with forward slashes. */
  readonly file: string;
  readonly kind:
    | 'record-damaged'
    | 'picture-missing'
    | 'picture-changed'
    | 'input-missing'
    | 'input-changed'
    | 'not-recorded'
    | 'unfinished';
  readonly message: string;
};

export type VerifyReport = { readonly edits: number; readonly files: number; readonly findings: number };

/** Reads every file once and changes nothing. `files` counts the pictures whose hash was compared. */
export async function verifyLibrary(folder: string, onFinding: (finding: Finding) => void): Promise<VerifyReport> {
  let edits = 0;
  let files = 0;
  let findings = 0;
  const inputs = new Map<string, boolean>();
  const find = (kind: Finding['kind'], file: string, message: string): void => {
    findings += 1;
    onFinding({ file: file.split(path.sep).join('/'), kind, message });
  };

  const compare = async (relative: string, sha256: string): Promise<'same' | 'changed' | 'missing'> => {
    const file = path.join(folder, relative);
    const found = await lstat(file).catch(() => null);
    if (found === null) return 'missing';
    if (!found.isFile()) return 'changed';
    files += 1;
    return (await hashFile(file).catch(() => '')) === sha256 ? 'same' : 'changed';
  };

  const checkRecord = async (month: string, record: EditRecord): Promise<readonly string[]> => {
    edits += 1;
    for (const result of record.results) {
      const relative = path.join(month, path.basename(result.file));
      const verdict = await compare(relative, result.sha256);
      if (verdict === 'missing')
        find('picture-missing', relative, 'The picture of this edit is not here any more. Put it back, or run the edit again.');
      if (verdict === 'changed')
        find('picture-changed', relative, 'The picture is not the one that was received: it was changed or damaged.');
    }
    for (const input of record.request.inputs) {
      if (inputs.has(input.sha256)) continue;
      inputs.set(input.sha256, true);
      const relative = inputPath(input.sha256, input.mediaType);
      const verdict = await compare(relative, input.sha256);
      if (verdict === 'missing') find('input-missing', relative, `The input “${input.name}” is not here any more.`);
      if (verdict === 'changed') find('input-changed', relative, `The input “${input.name}” was changed or damaged.`);
    }
    return record.results.map((result) => path.basename(result.file));
  };

  for (const month of await monthFolders(folder)) {
    const names = (await readdir(path.join(folder, month))).toSorted();
    const owned = new Set<string>();
    for (const name of names.filter((candidate) => candidate.endsWith('.json'))) {
      const read = await readRecord(path.join(folder, month, name));
      owned.add(name);
      if (read.kind === 'record') for (const file of await checkRecord(month, read.record)) owned.add(file);
      else if (read.kind === 'damaged') find('record-damaged', path.join(month, name), `The record ${read.reason}. It was left as it is.`);
    }
    for (const name of names) {
      if (owned.has(name)) continue;
      if (temporaryMaker(name) !== null)
        find('unfinished', path.join(month, name), 'An unfinished file of a program that ended early, or of one that is at work.');
      else if (!name.startsWith('.')) find('not-recorded', path.join(month, name), 'No record names this file.');
    }
  }
  return { edits, files, findings };
}

async function monthFolders(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const year of (await readdir(folder)).filter((name) => /^\d{4}$/.test(name)).toSorted()) {
    for (const month of (await readdir(path.join(folder, year)).catch(() => [])).filter((name) => /^\d{2}$/.test(name)).toSorted())
      found.push(path.join(year, month));
  }
  return found;
}
