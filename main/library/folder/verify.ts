// Checks a library from its files alone: every record readable, every picture there with the bytes its record names, nothing without an owner.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path/posix';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { Finding, FindingKind } from '../../../app/contract/contract.ts';
import { inputPath, monthFolder, recordName } from '../../../app/library/naming.ts';
import { hashFile, temporaryMaker } from '../../platform/durable-files.ts';
import { chainTrouble } from './chain-trouble.ts';
import { keptInputs } from '../store/kept-inputs.ts';
import { savedIn, savedPath } from '../store/saved-files.ts';
import { inUseMs } from '../store/picture-files.ts';
import { isPicture, monthsIn, strayPicturesIn } from './library-folders.ts';
import { readRecord } from '../store/record-files.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

/** `files` counts the pictures whose hash was compared. */
export type VerifyReport = { readonly edits: number; readonly files: number; readonly findings: number; readonly stopped: boolean };

export type VerifyEvents = {
  readonly finding: (finding: Finding) => void;
  /** Files looked at, of so many. */
  readonly progress: (done: number, total: number) => void;
  readonly stopped: () => boolean;
};

type Missing = {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: FindingKind;
  readonly message: Message;
};
type Loose = { readonly path: string; readonly size: number };

/** Reads every file once and changes nothing. */
export async function verifyLibrary(folder: string, events: VerifyEvents): Promise<VerifyReport> {
  const { stopped } = events;
  let [edits, files, findings, done] = [0, 0, 0, 0];
  const inputs = new Set<string>();
  const missing: Missing[] = [];
  const loose: Loose[] = [];
  const copies: { readonly file: string; readonly id: string; readonly own: string }[] = [];
  const months = monthsIn(folder);
  let total = 0;
  for (const place of [...months, ...(await inputFolders(folder))]) total += (await namesIn(folder, place)).length;

  const find = (kind: FindingKind, file: string, message: Message): void => {
    findings += 1;
    events.finding({ file, kind, message });
  };
  const step = (): void => events.progress((done += 1), total);
  const compare = async (file: string, sha256: string): Promise<'same' | 'changed' | 'missing'> => {
    const found = await lstat(path.join(folder, file)).catch(() => null);
    if (found === null) return 'missing';
    step();
    if (!found.isFile()) return 'changed';
    files += 1;
    return (await hashFile(path.join(folder, file)).catch(() => '')) === sha256 ? 'same' : 'changed';
  };

  const checkRecord = async (month: string, name: string, record: EditRecord): Promise<readonly string[]> => {
    edits += 1;
    const own = `${monthFolder(record.stem, record.createdAt)}/${recordName(record.stem)}`;
    if (own !== `${month}/${name}`) copies.push({ file: `${month}/${name}`, id: record.id, own });
    for (const { file: given, sha256, bytes } of record.results) {
      const file = `${month}/${path.basename(given)}`;
      const verdict = await compare(file, sha256);
      if (verdict === 'missing') {
        const message = say('check.pictureGone');
        missing.push({ file, sha256, bytes, kind: 'picture-missing', message });
      }
      if (verdict === 'changed') find('picture-changed', file, say('check.pictureChanged'));
    }
    for (const { sha256, mediaType, name: given, bytes, web } of record.request.inputs) {
      // Of an address that was sent unseen there never was a file.
      if (inputs.has(sha256) || web?.unseen === true) continue;
      inputs.add(sha256);
      const file = inputPath(sha256, mediaType);
      const verdict = await compare(file, sha256);
      if (verdict === 'missing')
        missing.push({ file, sha256, bytes, kind: 'input-missing', message: say('check.inputGone', { name: given }) });
      if (verdict === 'changed') find('input-changed', file, say('check.namedInputChanged', { name: given }));
    }
    return record.results.map((result) => path.basename(result.file));
  };

  const checkMonth = async (month: string): Promise<void> => {
    const names = (await namesIn(folder, month)).toSorted();
    const owned = new Set<string>();
    for (const name of names.filter((candidate) => candidate.endsWith('.json'))) {
      if (stopped()) return;
      const read = await readRecord(path.join(folder, month, name));
      step();
      owned.add(name);
      if (read.kind === 'record') for (const file of await checkRecord(month, name, read.record)) owned.add(file);
      else if (read.kind === 'damaged') find('record-damaged', `${month}/${name}`, say('check.record', { reason: read.reason }));
    }
    for (const name of names) {
      if (owned.has(name)) continue;
      step();
      if (temporaryMaker(name) !== null) find('unfinished', `${month}/${name}`, say('check.unfinished'));
      else if (isPicture(name)) loose.push({ path: `${month}/${name}`, size: await sizeOf(folder, `${month}/${name}`) });
      else if (!name.startsWith('.')) find('not-recorded', `${month}/${name}`, say('check.notRecorded'));
    }
  };

  for (const month of months) if (!stopped()) await checkMonth(month);
  const kept = await keptInputs(folder);
  for (const place of await inputFolders(folder)) {
    for (const name of await namesIn(folder, place)) {
      if (stopped()) break;
      const [, sha256] = /^([0-9a-f]{64})\.[a-z]+$/.exec(name) ?? [];
      if (sha256 === undefined || inputs.has(sha256)) continue;
      const verdict = await compare(`${place}/${name}`, sha256);
      if (verdict === 'changed') find('input-changed', `${place}/${name}`, say('check.inputChanged'));
      else if (verdict === 'same' && !kept.sha256s.has(sha256) && !kept.unread && (await isLeftOver(folder, `${place}/${name}`)))
        find('unused-input', `${place}/${name}`, say('check.unused'));
    }
  }
  for (const { file, message } of stopped() ? [] : await chainTrouble(folder)) find('record-damaged', file, message);
  if (!stopped()) {
    for (const { kind, name, damaged } of await savedIn(folder))
      if (damaged !== null)
        find('record-damaged', savedPath(kind, name), say('words.unreadable', { kind: say(`words.${kind}`), reason: damaged }));
    for (const { path: at, size } of strayPicturesIn(folder)) loose.push({ path: at, size });
    await matchLoose(folder, missing, loose, find);
    await findSeconds(folder, copies, find);
    events.progress(total, total);
  }
  return { edits, files, findings, stopped: stopped() };
}

/** What is missing and what no record names may be one and the same, moved by hand. */
async function matchLoose(
  folder: string,
  missing: readonly Missing[],
  loose: readonly Loose[],
  find: (kind: FindingKind, file: string, message: Message) => void,
): Promise<void> {
  const used = new Set<string>();
  for (const { file, sha256, bytes, kind, message } of missing) {
    let at: string | null = null;
    for (const candidate of loose) {
      if (candidate.size !== bytes || used.has(candidate.path)) continue;
      if ((await hashFile(path.join(folder, candidate.path)).catch(() => '')) !== sha256) continue;
      at = candidate.path;
      break;
    }
    if (at === null) find(kind, file, message);
    else {
      used.add(at);
      find('moved', at, say('check.moved', { file }));
    }
  }
  for (const { path: at } of loose) if (!used.has(at) && isInMonth(at)) find('not-recorded', at, say('check.notRecorded'));
}

/** Records under other names than their own, while another one has that name, or is of the same edit. */
async function findSeconds(
  folder: string,
  copies: readonly { readonly file: string; readonly id: string; readonly own: string }[],
  find: (kind: FindingKind, file: string, message: Message) => void,
): Promise<void> {
  const first = new Map<string, string>();
  for (const { file, id, own } of copies) {
    const there = await readRecord(path.join(folder, own)).catch(() => null);
    const other = there?.kind === 'record' && there.record.id === id ? own : first.get(id);
    if (other === undefined) first.set(id, file);
    else find('second-record', file, say('check.secondRecord', { file: other }));
  }
}

async function inputFolders(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder, 'inputs')).filter((name) => /^[0-9a-f]{2}$/.test(name)).map((name) => `inputs/${name}`);
}

async function namesIn(folder: string, place: string): Promise<readonly string[]> {
  return readdir(path.join(folder, place)).catch(() => []);
}

/** An edit that begins right now has its inputs before its record. */
async function isLeftOver(folder: string, file: string): Promise<boolean> {
  const found = await lstat(path.join(folder, file)).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > inUseMs;
}

async function sizeOf(folder: string, file: string): Promise<number> {
  return (await lstat(path.join(folder, file)).catch(() => null))?.size ?? -1;
}

function isInMonth(file: string): boolean {
  return /^\d{4}\/\d{2}\/[^/]+$/.test(file);
}
