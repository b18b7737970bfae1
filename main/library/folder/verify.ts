// Checks a library from its files alone: every record readable, every picture there with the bytes its record names, nothing without an owner.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path/posix';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { FindingKind } from '../../../app/contract/contract.ts';
import { inputPath, monthFolder, recordName } from '../../../app/library/naming.ts';
import { hashFile, temporaryMaker } from '../../platform/durable-files.ts';
import { isOfTheSystem, isSidecar } from '../../platform/system-files.ts';
import { chainTrouble } from './chain-trouble.ts';
import { keptInputs } from '../store/kept-inputs.ts';
import { savedIn, savedPath } from '../store/saved-files.ts';
import { inUseMs } from '../store/picture-files.ts';
import { isPicture, monthsIn, strayPicturesIn } from './library-folders.ts';
import { readRecord } from '../store/record-files.ts';
import { makeTally } from './verify-tally.ts';
import type { Tally, VerifyEvents } from './verify-tally.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

/** `files` counts the pictures whose hash was compared. */
export type VerifyReport = { readonly edits: number; readonly files: number; readonly findings: number; readonly stopped: boolean };

type Missing = {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: FindingKind;
  readonly message: Message;
};
/** One that is not what its record says. */
type Changed = Pick<Missing, 'file' | 'sha256'>;
type Loose = { readonly path: string; readonly size: number };
/** A record under another name than its own. */
type Copy = { readonly file: string; readonly id: string; readonly own: string };

/** What is gathered on the way through the library; what it means is known at the end. */
type Check = {
  readonly folder: string;
  readonly tally: Tally;
  readonly stopped: () => boolean;
  /** Those that records name, by hash. */
  readonly inputs: Set<string>;
  readonly missing: Missing[];
  readonly changed: Changed[];
  readonly loose: Loose[];
  readonly copies: Copy[];
};

/** Reads every file once and changes nothing. */
export async function verifyLibrary(folder: string, events: VerifyEvents): Promise<VerifyReport> {
  const { stopped } = events;
  const months = monthsIn(folder);
  let total = 0;
  for (const at of [...months, ...(await inputFolders(folder))]) total += (await namesIn(folder, at)).length;
  const tally = makeTally(folder, total, events);
  const check: Check = { folder, tally, stopped, inputs: new Set(), missing: [], changed: [], loose: [], copies: [] };

  for (const month of months) if (!stopped()) await checkMonth(check, month);
  await checkInputs(check);
  for (const { file, message } of stopped() ? [] : await chainTrouble(folder)) tally.find('record-damaged', file, message);
  if (!stopped()) {
    for (const { kind, name, damaged } of await savedIn(folder))
      if (damaged !== null)
        tally.find('record-damaged', savedPath(kind, name), say('words.unreadable', { kind: say(`words.${kind}`), reason: damaged }));
    for (const { path: at, size } of strayPicturesIn(folder)) check.loose.push({ path: at, size });
    await tellChanged(check, await matchLoose(check));
    await findSeconds(check);
    events.progress(total, total);
  }
  return { ...tally.counts(), stopped: stopped() };
}

async function checkMonth(check: Check, month: string): Promise<void> {
  const { folder, tally, loose } = check;
  const names = (await namesIn(folder, month)).toSorted();
  const owned = new Set<string>();
  for (const name of names.filter((candidate) => candidate.endsWith('.json') && !isOfTheSystem(candidate))) {
    if (check.stopped()) return;
    const read = await readRecord(path.join(folder, month, name));
    tally.step();
    owned.add(name);
    if (read.kind === 'record') for (const file of await checkRecord(check, month, name, read.record)) owned.add(file);
    else if (read.kind === 'damaged') tally.find('record-damaged', `${month}/${name}`, say('check.record', { reason: read.reason }));
  }
  for (const name of names) {
    if (owned.has(name)) continue;
    tally.step();
    if (temporaryMaker(name) !== null) tally.find('unfinished', `${month}/${name}`, say('check.unfinished'));
    else if (isPicture(name)) loose.push({ path: `${month}/${name}`, size: await sizeOf(folder, `${month}/${name}`) });
    else if (!isOfTheSystem(name) && !isSidecar(name)) tally.find('not-recorded', `${month}/${name}`, say('check.notRecorded'));
  }
}

/** Answers the names of the files that belong to the record. */
async function checkRecord(check: Check, month: string, name: string, record: EditRecord): Promise<readonly string[]> {
  const { tally, missing, changed, inputs, copies } = check;
  tally.edit();
  const own = `${monthFolder(record.stem, record.createdAt)}/${recordName(record.stem)}`;
  if (own !== `${month}/${name}`) copies.push({ file: `${month}/${name}`, id: record.id, own });
  for (const { file: given, sha256, bytes } of record.results) {
    const file = `${month}/${path.basename(given)}`;
    const verdict = await tally.compare(file, sha256);
    if (verdict === 'missing') missing.push({ file, sha256, bytes, kind: 'picture-missing', message: say('check.pictureGone') });
    if (verdict === 'changed') changed.push({ file, sha256 });
  }
  for (const { sha256, mediaType, name: given, bytes, web } of record.request.inputs) {
    // Of an address that was sent unseen there never was a file.
    if (inputs.has(sha256) || web?.unseen === true) continue;
    inputs.add(sha256);
    const file = inputPath(sha256, mediaType);
    const verdict = await tally.compare(file, sha256);
    if (verdict === 'missing')
      missing.push({ file, sha256, bytes, kind: 'input-missing', message: say('check.inputGone', { name: given }) });
    if (verdict === 'changed') tally.find('input-changed', file, say('check.namedInputChanged', { name: given }));
  }
  return record.results.map((result) => path.basename(result.file));
}

/** Inputs that no record names. */
async function checkInputs({ folder, tally, stopped, inputs }: Check): Promise<void> {
  const kept = await keptInputs(folder);
  for (const at of await inputFolders(folder)) {
    for (const name of await namesIn(folder, at)) {
      if (stopped()) break;
      const [, sha256] = /^([0-9a-f]{64})\.[a-z]+$/.exec(name) ?? [];
      if (sha256 === undefined || inputs.has(sha256)) continue;
      const verdict = await tally.compare(`${at}/${name}`, sha256);
      if (verdict === 'changed') tally.find('input-changed', `${at}/${name}`, say('check.inputChanged'));
      else if (verdict === 'same' && !kept.sha256s.has(sha256) && !kept.unread && (await isLeftOver(folder, `${at}/${name}`)))
        tally.find('unused-input', `${at}/${name}`, say('check.unused'));
    }
  }
}

/** What is missing and what no record names, or another one does, may be one and the same, moved by hand. Answers what was found so. */
async function matchLoose({ folder, tally, missing, changed, loose }: Check): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  const misnamed = await Promise.all(changed.map(async ({ file }) => ({ path: file, size: await sizeOf(folder, file) })));
  for (const { file, sha256, bytes, kind, message } of missing) {
    let at: string | null = null;
    for (const candidate of [...loose, ...misnamed]) {
      if (candidate.size !== bytes || used.has(candidate.path)) continue;
      if ((await hashFile(path.join(folder, candidate.path)).catch(() => '')) !== sha256) continue;
      at = candidate.path;
      break;
    }
    if (at === null) tally.find(kind, file, message);
    else {
      used.add(at);
      tally.find('moved', at, say('check.moved', { file }));
    }
  }
  for (const { path: at } of loose) if (!used.has(at) && isInMonth(at)) tally.find('not-recorded', at, say('check.notRecorded'));
  return used;
}

/** Of names that a person exchanged each picture is another edit's: its content says whose. What was `found` under the name of another took its place. */
async function tellChanged({ folder, tally, changed }: Check, found: ReadonlySet<string>): Promise<void> {
  const named = new Map(changed.map(({ sha256, file }) => [sha256, file]));
  for (const { file } of changed) {
    const owner = named.get(await hashFile(path.join(folder, file)).catch(() => ''));
    if (found.has(file)) tally.find('picture-missing', file, say('check.pictureGone'));
    else if (owner === undefined) tally.find('picture-changed', file, say('check.pictureChanged'));
    else tally.find('picture-changed', file, say('check.pictureOfAnother', { file: owner }));
  }
}

/** Records under other names than their own, while another one has that name, or is of the same edit. */
async function findSeconds({ folder, tally, copies }: Check): Promise<void> {
  const first = new Map<string, string>();
  for (const { file, id, own } of copies) {
    const there = await readRecord(path.join(folder, own)).catch(() => null);
    const other = there?.kind === 'record' && there.record.id === id ? own : first.get(id);
    if (other === undefined) first.set(id, file);
    else tally.find('second-record', file, say('check.secondRecord', { file: other }));
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
