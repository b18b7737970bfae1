// Puts and drops one row of the index, in every table that has something of it. Inside a transaction of the caller's.
import { dirname } from 'node:path/posix';
import { shortBeginning } from '../../../app/library/search-text.ts';
import type { PlacedRow } from '../store/row.ts';
import { facetedRow, facetsOf } from './facets.ts';
import { wordsBesideIds } from './id-words.ts';
import { columnsOf, insertRow, keptAt } from './insert.ts';
import { learnedOf } from './long-words.ts';
import { keptText, packSummary } from './packed-summary.ts';
import { pathKey } from './record-path.ts';
import type { Statements } from './row-positions.ts';
import { ownFacets, searchedText, textKeyOf, textWith } from './searched-text.ts';
import type { Before } from './set-heads.ts';
import type { Tables } from './tables.ts';

type StoredRow = Record<string, unknown>;

/** Not `forGood`: the same edit is put again at once. */
export function dropRow(tables: Tables, position: number, forGood = true): void {
  const { one, twins, idWords, instructions, words, counting, stack, changed } = tables;
  const before = keptAt(one, position);
  if (forGood) twins.drop(position, true);
  idWords.drop(position);
  one('DELETE FROM edits WHERE place = ?').run(position);
  instructions.forgetUnsaid(before?.said);
  one('DELETE FROM shown WHERE place = ?').run(position);
  one('DELETE FROM parents WHERE child = ?').run(position);
  if (before !== null) words.drop(position, before.docid);
  counting.countIn(position, before ?? { trashed: false, dead: false }, -1);
  stack(before, null);
  counting.nameIn(position, [], false);
  changed('membership', 'words', 'content');
}

/** `anew`: nothing of the row that is there is believed. `isJustMade`: just done, and not read from the folder: its names are spelled as it spells them. */
export function putRow(tables: Tables, row: PlacedRow, anew = false, isJustMade = false): void {
  const { one, twins, idWords, instructions, words, counting, stack, changed } = tables;
  const key = pathKey(row.path);
  const { old, position, isNew } = makeFree(tables, row, key, anew);
  const facets = facetsOf(facetedRow(row));
  const all = textWith(row);
  const beside = wordsBesideIds(row.text, row.ids);
  const textKey = textKeyOf(searchedText(all, facets));
  const { said, line } = instructions.kept(row.said, row.summary.prompt);
  const summary = packSummary(row.summary, row.files, row.path);
  const isSame = old?.['text_key'] === textKey && old['said'] === said && old['path'] === row.path;
  // Read again, and the same.
  if (isSame && old['present'] === Number(row.present) && isShown(one, position, summary)) {
    one('UPDATE edits SET mtime_ms = ?, size = ? WHERE place = ?').run(row.mtimeMs, row.size, position);
    twins.put(position, row.sha256s, row.trashed, false);
    return mendPath(tables, row.path);
  }
  const before = old === undefined ? null : keptAt(one, position);
  const docid = giveUp(tables, position, old) ?? words.docidFor(position);
  const columns = columnsOf(row, { position, docid, key, said, textKey });
  insertRow(one, columns);
  if (old !== undefined && old['said'] !== said) instructions.forgetUnsaid(old['said']);
  const shown = [summary, keptText(all, line, row.id), ownFacets(facets, columns, row.summary)] as const;
  one(`INSERT ${isNew ? '' : 'OR REPLACE '}INTO shown (place, summary, text, facets) VALUES (?, ?, ?, ?)`).run(position, ...shown);
  idWords.put(position, row.id, row.ids);
  putParents(one, row.parents, position, isNew);
  counting.nameIn(position, row.trashed ? [] : row.names, isJustMade, isNew);
  if (old?.['text_key'] !== textKey) putWords(tables, row, { position, docid, isNew }, { words: beside, facets });
  changed('content');
  if (!row.present) changed('apart');
  countAgain(tables, row, position, before);
  twins.put(position, row.sha256s, row.trashed, isNew);
  stack(before, { place: position, batch: row.batch?.id ?? null, trashed: row.trashed, dead: row.dead });
  // So that a scan sees when the whole folder is gone.
  one('INSERT OR IGNORE INTO folders (path, mtime_ms) VALUES (?, -1)').run(dirname(row.path));
  mendPath(tables, row.path);
}

/** The record at this path is not damaged, or not there any more. */
export function mendPath({ one, counting }: Tables, path: string): void {
  counting.countDamaged(-Number(one('DELETE FROM damaged WHERE path = ?').run(path).changes));
}

/** Drops what is in the way of a row. Answers what is there of its edit, the row's position, and whether no table has anything of that. */
function makeFree(
  tables: Tables,
  row: PlacedRow,
  key: number,
  anew: boolean,
): { readonly old: StoredRow | undefined; readonly position: number; readonly isNew: boolean } {
  const { one, twins, words } = tables;
  const there = anew ? one('SELECT place FROM edits WHERE id = ?').get(row.id) : undefined;
  if (there !== undefined) dropRow(tables, Number(there['place']), false);
  const old = one('SELECT place, docid, path, present, said, text_key FROM edits WHERE id = ?').get(row.id);
  const other = one('SELECT place FROM edits WHERE path_key = ? AND path = ? AND id <> ?').get(key, row.path, row.id);
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
function giveUp({ one, idWords }: Tables, position: number, old: StoredRow | undefined): number | null {
  if (old === undefined) return null;
  idWords.drop(position);
  one('DELETE FROM edits WHERE place = ?').run(position);
  return Number(old['docid']);
}

function putParents(one: Statements, parents: readonly string[], position: number, isNew: boolean): void {
  if (!isNew) one('DELETE FROM parents WHERE child = ?').run(position);
  for (const parent of parents) one('INSERT OR IGNORE INTO parents (parent, child) VALUES (?, ?)').run(parent, position);
}

function putWords(
  { words, learned, changed }: Tables,
  row: PlacedRow,
  { position, docid, isNew }: { readonly position: number; readonly docid: number; readonly isNew: boolean },
  found: { readonly words: string; readonly facets: string },
): void {
  words.put(position, docid, searchedText(found.words, found.facets), isNew);
  for (const word of found.words.split(/\s+/)) if (word.length > shortBeginning) learned.learn('long_words', 'word', learnedOf(word));
  learned.learn('models', 'model', row.model);
  changed('words');
}

function countAgain({ counting, changed }: Tables, row: PlacedRow, position: number, before: Before | null): void {
  if (before?.trashed === row.trashed && before.dead === row.dead) return;
  if (before !== null) counting.countIn(position, before, -1);
  counting.countIn(position, row, 1);
  changed('membership');
}

function isShown(one: Statements, position: number, summary: string): boolean {
  return one('SELECT 1 AS yes FROM shown WHERE place = ? AND summary = ?').get(position, summary) !== undefined;
}

function freePosition(one: Statements, wanted: number): number {
  let position = wanted;
  while (one('SELECT 1 AS taken FROM edits WHERE place = ?').get(position) !== undefined) position += 1;
  return position;
}
