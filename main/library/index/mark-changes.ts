// Changes what the index has of the marks of an edit, and leaves all else that it has of it: most of a row follows from what is never marked.
// It is then what `putRow` would have made of it.
import type { Stamp } from '../store/stamped-record.ts';
import { fromId } from './edit-ids.ts';
import { fileColumnsOf, keptColumns, keptIn } from './insert.ts';
import { columnsOf } from './prepared-row.ts';
import type { PreparedRow, RecordFile } from './prepared-row.ts';
import { countAgain, mendPath, noteFolder, putWords } from './row-changes.ts';
import type { Tables } from './tables.ts';

/** `was`: time and size of the record before only its marks were changed. */
export type MarkedRow = { readonly row: PreparedRow; readonly file: RecordFile; readonly was: Stamp };

type Columns = ReturnType<typeof columnsOf> & ReturnType<typeof fileColumnsOf>;

/** In no index of the table but for the time, by which what was touched lately is found. */
const light: readonly (keyof Columns)[] = ['mtime_ms', 'size', 'favourite', 'label', 'project', 'has_note'];
const ranked: readonly (keyof Columns)[] = ['stars', 'flag', 'trashed', 'worth', 'rank'];
/** What is never marked: where another of these is said, more than marks was changed. */
const steady: readonly (keyof Columns)[] = [
  ...(['name', 'present', 'said', 'dead', 'state', 'model', 'rehearsal', 'seed', 'pixels', 'format', 'ratio', 'inputs'] as const),
  ...(['request', 'took_ms', 'sent_ms', 'charged', 'asked'] as const),
];
const all: readonly (keyof Columns)[] = [...light, ...ranked, 'under'];

const changing = (names: readonly string[]): string => `UPDATE edits SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE place = ?`;
const changeLight = changing(light);
const changeAll = changing(all);
const asked = [...new Set([...keptColumns.split(', '), ...steady, ...ranked])].join(', ');
const asKept = `SELECT place, mtime_ms, size, ${asked} ${fromId}`;

/**
 * Inside a transaction of the caller's. False, and nothing is changed, where the index has not taken the record as it was: by its time and size, as a scan
 * tells that it need not read one.
 */
export function markRow(tables: Tables, { row, file, was }: MarkedRow): boolean {
  const { one, counting, stack, twins, changed } = tables;
  const old = one(asKept).get(row.id);
  if (old === undefined) return false;
  const position = Number(old['place']);
  const before = keptIn(old, position);
  const { docid, kept } = before;
  const columns: Columns = { ...columnsOf(row), ...fileColumnsOf(row, file, position) };
  const isKnown = old['mtime_ms'] === was.mtimeMs && old['size'] === was.size && steady.every((name) => old[name] === columns[name]);
  if (!isKnown) return false;
  one('UPDATE shown SET summary = ?, text = ?, facets = ? WHERE kept = ?').run(...row.shown, kept);
  const isRanked = ranked.some((name) => columns[name] !== old[name]);
  one(isRanked ? changeAll : changeLight).run(...(isRanked ? all : light).map((name) => columns[name]), position);
  counting.nameIn(position, row.trashed ? [] : row.names, true);
  putWords(tables, row, position, docid, false);
  changed('content');
  if (!file.present) changed('apart');
  if (isRanked) {
    countAgain(tables, row, position, before);
    if (before.trashed !== row.trashed) twins.put(position, row.sha256s, row.trashed, false);
    stack(before, { ...before, trashed: row.trashed });
  }
  noteFolder(tables, row.path);
  mendPath(tables, row.path);
  return true;
}
