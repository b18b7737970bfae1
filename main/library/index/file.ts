// Opens the index: a SQLite file that is made again, never repaired. What cannot be used is moved aside, never deleted.
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isLocked, sqliteCode } from '../../platform/sqlite-errors.ts';
import { idKey } from './edit-ids.ts';
import { isOdd, pathColumn } from './record-path.ts';

export const indexVersion = 21;
const patienceMs = 5000;
const pause = new Int32Array(new SharedArrayBuffer(4));
const oldestSqlite = [3, 51, 3];

const schema = `
  CREATE TABLE edits (
    place INTEGER PRIMARY KEY, kept INTEGER NOT NULL, docid INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, path TEXT AS (${pathColumn}) VIRTUAL, mtime_ms REAL NOT NULL, size INTEGER NOT NULL,
    present INTEGER NOT NULL, trashed INTEGER NOT NULL, dead INTEGER NOT NULL, state TEXT NOT NULL, at_end INTEGER NOT NULL, model NOT NULL, rehearsal INTEGER NOT NULL,
    seed INTEGER, request INTEGER, stars INTEGER NOT NULL, favourite INTEGER NOT NULL, flag TEXT, label TEXT, project TEXT, has_note INTEGER NOT NULL, pixels INTEGER, format, ratio, inputs INTEGER NOT NULL, took_ms INTEGER, sent_ms REAL, charged, asked INTEGER, said INTEGER, worth INTEGER,
    batch TEXT, rank INTEGER, under INTEGER NOT NULL);
  CREATE INDEX edits_docid ON edits (docid);
  CREATE INDEX edits_id ON edits (${idKey('id')});
  CREATE INDEX edits_odd ON edits (name) WHERE ${isOdd};
  CREATE INDEX edits_pixels ON edits (pixels);
  CREATE INDEX edits_seed ON edits (seed, request) WHERE seed IS NOT NULL;
  CREATE INDEX edits_stars ON edits (stars);
  CREATE INDEX edits_touched ON edits (max(mtime_ms, -1 - mtime_ms));
  CREATE INDEX edits_missing ON edits (place) WHERE present = 0;
  CREATE INDEX edits_trashed ON edits (place) WHERE trashed = 1;
  CREATE INDEX edits_live ON edits (at_end) WHERE at_end = 0;
  CREATE INDEX edits_sent ON edits (sent_ms) WHERE sent_ms IS NOT NULL AND rehearsal = 0;
  CREATE INDEX edits_cells ON edits (place, dead) WHERE under = 0 AND trashed = 0;
  CREATE INDEX edits_dead ON edits (place, under) WHERE dead = 1 AND trashed = 0;
  CREATE INDEX edits_batch ON edits (batch, rank DESC, place) WHERE batch IS NOT NULL AND trashed = 0;
  CREATE TABLE sets (batch TEXT PRIMARY KEY, head INTEGER NOT NULL, edits INTEGER NOT NULL, behind INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX edits_said ON edits (said, worth, place, trashed, flag, stars, rehearsal) WHERE said IS NOT NULL;
  CREATE TABLE instructions (said INTEGER PRIMARY KEY, line TEXT NOT NULL, words TEXT);
  CREATE TABLE shown (kept INTEGER PRIMARY KEY, summary BLOB NOT NULL, text TEXT NOT NULL, facets TEXT);
  CREATE TABLE parents (parent TEXT NOT NULL, child INTEGER NOT NULL, PRIMARY KEY (parent, child)) WITHOUT ROWID;
  CREATE TABLE pictures (place INTEGER NOT NULL, nth INTEGER NOT NULL, number INTEGER NOT NULL, trashed INTEGER NOT NULL, twin INTEGER, apart INTEGER, PRIMARY KEY (place, nth)) WITHOUT ROWID;
  CREATE INDEX pictures_number ON pictures (number);
  CREATE INDEX pictures_twin ON pictures (twin) WHERE twin IS NOT NULL;
  CREATE TABLE prints (number INTEGER PRIMARY KEY, print BLOB NOT NULL);
  CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5');
  CREATE TABLE requests (word TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (word, place)) WITHOUT ROWID;
  CREATE TABLE named (place INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (place, kind, key)) WITHOUT ROWID;
  CREATE TABLE names (kind TEXT NOT NULL, key TEXT NOT NULL, spelled TEXT NOT NULL, edits INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
  CREATE TABLE long_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE models (model TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE months (start INTEGER PRIMARY KEY, edits INTEGER NOT NULL, cells INTEGER NOT NULL DEFAULT 0, dead INTEGER NOT NULL DEFAULT 0, dead_cells INTEGER NOT NULL DEFAULT 0, behind INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE folders (path TEXT PRIMARY KEY, mtime_ms REAL NOT NULL) WITHOUT ROWID;
  CREATE TABLE damaged (path TEXT PRIMARY KEY, reason TEXT NOT NULL, mtime_ms REAL NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE strays (path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ms REAL NOT NULL, sha256 TEXT, edit TEXT, nth INTEGER) WITHOUT ROWID;
  CREATE INDEX strays_size ON strays (size);
  CREATE INDEX strays_edit ON strays (edit) WHERE edit IS NOT NULL;
  CREATE TABLE rebuilding (path TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE complete (at TEXT NOT NULL);
  PRAGMA user_version = ${indexVersion};
`;

const tables = 'edits shown instructions pictures prints parents named names words requests months folders damaged strays complete';

export type OpenIndexFile = {
  readonly database: DatabaseSync;
  readonly file: string;
  readonly movedAside: string | null;
  /** It was made now and is empty. */
  readonly made: boolean;
};

export function openIndexFile(file: string): OpenIndexFile {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const found = versionOf(file);
  // A newer version of the program keeps its index; this one has its own beside it.
  if (found === 'newer') {
    const own = join(dirname(file), `index-v${indexVersion}.sqlite`);
    return { ...openIndexFile(own === file ? `${file}.v${indexVersion}` : own), movedAside: null };
  }
  const movedAside = found === 'unusable' ? moveAside(file) : null;
  if (found !== 'good') return { ...make(file), file, movedAside };
  try {
    return { ...open(file), file, movedAside };
  } catch (error) {
    if (isPassing(error)) throw error;
    const aside = moveAside(file);
    return { ...make(file), file, movedAside: aside };
  }
}

/** Whether SQLite says that the file itself is wrong: SQLITE_CORRUPT or SQLITE_NOTADB. */
export function isDamage(error: unknown): boolean {
  // Nothing here runs into a constraint by itself (19): where one is hit, the file's own indexes do not agree with its rows.
  return [11, 19, 26].includes(sqliteCode(error));
}

/** Whether the file may be good all the same: busy, locked, no memory, read-only, disk error, disk full, cannot be opened; or no error of SQLite's. */
function isPassing(error: unknown): boolean {
  return [0, 5, 6, 7, 8, 10, 13, 14].includes(sqliteCode(error));
}

/** Renames the file and what belongs to it to a name that is free. */
export function moveAside(file: string): string {
  for (let n = 1; ; n += 1) {
    const aside = `${file}.aside-${n}`;
    if (existsSync(aside)) continue;
    renameSync(file, aside);
    for (const part of ['-wal', '-shm']) if (existsSync(file + part)) renameSync(file + part, aside + part);
    return aside;
  }
}

/** Read from the file's own header, so that nothing of a file of another version is touched. */
function versionOf(file: string): 'missing' | 'good' | 'newer' | 'unusable' {
  if (!existsSync(file)) return 'missing';
  if (!statSync(file).isFile()) return 'unusable';
  const header = Buffer.alloc(100);
  const opened = openSync(file, 'r');
  try {
    const read = readSync(opened, header, 0, 100, 0);
    // Another program has begun to make it.
    if (read === 0) return 'missing';
    if (read < 100 || header.toString('latin1', 0, 15) !== 'SQLite format 3') return 'unusable';
  } finally {
    closeSync(opened);
  }
  const version = header.readUInt32BE(60);
  // Until the first checkpoint the version of a new file stands only in its WAL, and one that another program has only begun has a page or none.
  if (version === 0 && (existsSync(`${file}-wal`) || header.readUInt32BE(28) <= 1)) return 'good';
  return version === indexVersion ? 'good' : version > indexVersion ? 'newer' : 'unusable';
}

type Filled = Pick<OpenIndexFile, 'database' | 'made'>;

function make(file: string): Filled {
  const database = connect(file);
  try {
    return { database, made: fill(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Lays the tables into an empty file. False when another program did so first: one looks and lays under one lock. */
function fill(database: DatabaseSync): boolean {
  database.exec('BEGIN IMMEDIATE');
  try {
    const isEmpty = versionIn(database) === 0;
    if (isEmpty) database.exec(schema);
    database.exec('COMMIT');
    return isEmpty;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const versionIn = (database: DatabaseSync): unknown => database.prepare('PRAGMA user_version').get()?.['user_version'];

function open(file: string): Filled {
  const database = connect(file);
  try {
    const made = versionIn(database) === 0 && fill(database);
    const version = versionIn(database);
    if (version !== indexVersion) throw Object.assign(new Error(`index of version ${String(version)}`), { errcode: 26 });
    // Touches every table once.
    for (const table of tables.split(' ')) database.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
    return { database, made };
  } catch (error) {
    database.close();
    throw error;
  }
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: patienceMs });
  try {
    const version = String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
    if (isOlder(version))
      throw new Error(`SQLite ${version} can damage a file that two connections share; ${oldestSqlite.join('.')} or newer is needed`);
    useWal(database);
    // The index can always be made again from the records, so a commit need not wait for the disk.
    database.exec('PRAGMA synchronous = NORMAL');
    setCache(database, cacheKiB);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** How much of the file stays in memory. */
const cacheKiB = 8000;
const largeCacheKiB = 64_000;
const setCache = (database: DatabaseSync, sizeKiB: number): void => database.exec(`PRAGMA cache_size = -${sizeKiB}`);

/** After so many pages of 4 KiB SQLite folds the WAL into the file, and waits for the disk; the first is its own measure. */
const checkpointPages = 1000;
const largeCheckpointPages = 8000;
const setCheckpoint = (database: DatabaseSync, pages: number): void => database.exec(`PRAGMA wal_autocheckpoint = ${pages}`);

/**
 * For reading a whole library: its edits lie all over the indexes, whose pages would be read again for each, and be folded into the file again and
 * again: of 20,000 records 127,000 writes and 131 syncs, and 92,000 and 23 so.
 */
export async function withLargeCache<T>(database: DatabaseSync, work: () => Promise<T>): Promise<T> {
  setCache(database, largeCacheKiB);
  setCheckpoint(database, largeCheckpointPages);
  try {
    return await work();
  } finally {
    // The program may have ended meanwhile.
    if (database.isOpen) {
      setCache(database, cacheKiB);
      setCheckpoint(database, checkpointPages);
    }
  }
}

/** Of two programs that turn to the WAL at once SQLite tells one off at once, whatever patience the connection has; a moment later it is done. */
function useWal(database: DatabaseSync): void {
  for (const untilMs = performance.now() + patienceMs; ; Atomics.wait(pause, 0, 0, 20)) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isLocked(error) || performance.now() > untilMs) throw error;
    }
  }
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [i, needed] of oldestSqlite.entries()) if ((parts[i] ?? 0) !== needed) return (parts[i] ?? 0) < needed;
  return false;
}
