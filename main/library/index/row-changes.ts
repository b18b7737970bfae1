// Puts and drops one row of the index, in every table that has something of it. Inside a transaction of the caller's.
import { dirname } from 'node:path/posix';
import { shortBeginning } from '../../../app/library/search-text.ts';
import { insertRow, keptAt } from './insert.ts';
import { fromId } from './edit-ids.ts';
import { learnedOf } from './long-words.ts';
import { packedParents } from './packed-summary.ts';
import type { PreparedRow, RecordFile } from './prepared-row.ts';
import { fromPath, valuesOfPath } from './record-path.ts';
import type { Statements } from './row-positions.ts';
import { searchedAt, searchedText } from './searched-text.ts';
import type { Before } from './set-heads.ts';
import type { Tables } from './tables.ts';

type StoredRow = Record<string, unknown>;

/** Not `forGood`: the same edit is put again at once. */
export function dropRow(tables: Tables, position: number, forGood = true): void {
  const { one, twins, instructions, words, counting, stack, changed } = tables;
  const before = keptAt(one, position);
  if (forGood) twins.drop(position, true);
  dropNamed(tables, position);
  one('DELETE FROM edits WHERE place = ?').run(position);
  instructions.forgetUnsaid(before?.said);
  if (before !== null) {
    one('DELETE FROM shown WHERE kept = ?').run(before.kept);
    words.drop(position, before.docid);
  }
  counting.countIn(position, before ?? { trashed: false, dead: false }, -1);
  stack(before, null);
  counting.nameIn(position, [], false);
  changed('membership', 'words', 'content');
}

/** `anew`: nothing of the row that is there is believed. `isJustMade`: just done, and not read from the folder: its names are spelled as it spells them. */
export function putRow(tables: Tables, row: PreparedRow, file: RecordFile, anew = false, isJustMade = false): void {
  const { one, twins, idWords, instructions, words, counting, stack, changed } = tables;
  const { old, position, isNew } = makeFree(tables, row, anew);
  if (row.said !== null) instructions.keep(row.said);
  const was = old === undefined ? null : searchedAt(one, position);
  const isFound = was !== null && was.text === row.text && was.facets === row.facets;
  // Read again, and the same.
  if (isFound && isAsPacked(was.packed, row.shown[0]) && isAt(old, row, file)) {
    one('UPDATE edits SET mtime_ms = ?, size = ? WHERE place = ?').run(file.mtimeMs, file.size, position);
    twins.put(position, row.sha256s, row.trashed, false);
    return mendPath(tables, row.path);
  }
  const before = old === undefined ? null : keptAt(one, position);
  const docid = giveUp(tables, position, old) ?? words.docidFor(position);
  insertRow(one, row, file, position, docid, putShown(one, before?.kept ?? null, row.shown));
  forgetSaid(tables, old, row);
  idWords.put(position, row.id, row.ids);
  putParents(one, row.parents, position);
  counting.nameIn(position, row.trashed ? [] : row.names, isJustMade, isNew);
  if (!isFound) putWords(tables, row, position, docid, isNew);
  changed('content');
  if (!file.present) changed('apart');
  countAgain(tables, row, position, before);
  twins.put(position, row.sha256s, row.trashed, isNew);
  stack(before, { place: position, batch: row.batch?.id ?? null, trashed: row.trashed, dead: row.dead });
  noteFolder(tables, row.path);
  mendPath(tables, row.path);
}

/** So that a scan sees when the whole folder of a record is gone. */
export function noteFolder({ one }: Tables, path: string): void {
  one('INSERT OR IGNORE INTO folders (path, mtime_ms) VALUES (?, -1)').run(dirname(path));
}

/** The record at this path is not damaged, or not there any more. */
export function mendPath({ one, counting }: Tables, path: string): void {
  counting.countDamaged(-Number(one('DELETE FROM damaged WHERE path = ?').run(path).changes));
}

const positionOfId = `SELECT place ${fromId}`;
const rowOfId = `SELECT place, docid, path, present, said ${fromId}`;
const otherAtPath = `SELECT place ${fromPath} AND id <> ?`;

/** Drops what is in the way of a row. Answers what is there of its edit, the row's position, and whether no table has anything of that. */
function makeFree(
  tables: Tables,
  row: PreparedRow,
  anew: boolean,
): { readonly old: StoredRow | undefined; readonly position: number; readonly isNew: boolean } {
  const { one, twins, words } = tables;
  const there = anew ? one(positionOfId).get(row.id) : undefined;
  if (there !== undefined) dropRow(tables, Number(there['place']), false);
  const old = one(rowOfId).get(row.id);
  const other = one(otherAtPath).get(...valuesOfPath(row.path), row.id);
  if (other !== undefined) dropRow(tables, Number(other['place']));
  const isNew = old === undefined && there === undefined;
  const position = old !== undefined ? Number(old['place']) : words.isOldest(row.place) ? row.place : freePosition(one, row.place);
  if (there !== undefined && Number(there['place']) !== position) twins.drop(Number(there['place']), false);
  return { old, position, isNew };
}

/**
 * Deletes the row that another one comes for, and answers its number in the full-text index; null where there was none. Not REPLACE: where another index
 * than the key may meet a row, SQLite takes a savepoint, at which FTS5 writes each edit's words alone.
 */
function giveUp(tables: Tables, position: number, old: StoredRow | undefined): number | null {
  if (old === undefined) return null;
  const { one } = tables;
  dropNamed(tables, position);
  one('DELETE FROM edits WHERE place = ?').run(position);
  return Number(old['docid']);
}

/**
 * Answers the number of the row. Numbers rise as edits come, in whichever order of time: a library is read from its newest edit, and rows that are put
 * before all others leave half of each page empty.
 */
function putShown(one: Statements, kept: number | null, [summary, text, facets]: PreparedRow['shown']): number {
  if (kept === null)
    return Number(one('INSERT INTO shown (summary, text, facets) VALUES (?, ?, ?)').run(summary, text, facets).lastInsertRowid);
  one('UPDATE shown SET summary = ?, text = ?, facets = ? WHERE kept = ?').run(summary, text, facets, kept);
  return kept;
}

/** The words that an edit was run with before, where these are others. */
function forgetSaid({ instructions }: Tables, old: StoredRow | undefined, { said }: PreparedRow): void {
  if (old !== undefined && old['said'] !== (said?.number ?? null)) instructions.forgetUnsaid(old['said']);
}

function putParents(one: Statements, parents: readonly string[], position: number): void {
  for (const parent of parents) one('INSERT OR IGNORE INTO parents (parent, child) VALUES (?, ?)').run(parent, position);
}

/** What an edit names, its request and its parents, is not found by it any more. While what is shown of it is still there. */
function dropNamed({ one, idWords }: Tables, position: number): void {
  const row = one('SELECT id, summary FROM edits JOIN shown USING (kept) WHERE place = ?').get(position);
  if (row === undefined) return;
  idWords.drop(position, String(row['id']), row['summary']);
  for (const parent of packedParents(row['summary'])) one('DELETE FROM parents WHERE parent = ? AND child = ?').run(parent, position);
}

export function putWords({ words, learned, changed }: Tables, row: PreparedRow, position: number, docid: number, isNew: boolean): void {
  words.put(position, docid, searchedText(row.words, row.facets), isNew);
  for (const word of row.words.split(/\s+/)) if (word.length > shortBeginning) learned.learn('long_words', 'word', learnedOf(word));
  learned.learn('models', 'model', row.model);
  changed('words');
}

export function countAgain({ counting, changed }: Tables, row: PreparedRow, position: number, before: Before | null): void {
  if (before?.trashed === row.trashed && before.dead === row.dead) return;
  if (before !== null) counting.countIn(position, before, -1);
  counting.countIn(position, row, 1);
  changed('membership');
}

const isAt = (old: StoredRow | undefined, { said, path }: PreparedRow, { present }: RecordFile): boolean =>
  old?.['said'] === (said?.number ?? null) && old['path'] === path && old['present'] === Number(present);

const isAsPacked = (kept: unknown, summary: Uint8Array): boolean => kept instanceof Uint8Array && Buffer.compare(kept, summary) === 0;

function freePosition(one: Statements, wanted: number): number {
  let position = wanted;
  while (one('SELECT 1 AS taken FROM edits WHERE place = ?').get(position) !== undefined) position += 1;
  return position;
}
