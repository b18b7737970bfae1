// The rows of the index: put, removed, asked for by id. Searching is in index-search.ts, reading the folder in index-scan.ts.
import { statSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import type { DatabaseSync } from 'node:sqlite';
import { shortBeginning } from '../../../app/library/search-text.ts';
import type { Counts, DamagedPath, Opened } from './calls.ts';
import { facetedRow, facetsOf } from './facets.ts';
import { makeIndexCounts } from './counts.ts';
import { isDamage, moveAside, openIndexFile } from './file.ts';
import type { OpenIndexFile } from './file.ts';
import { columnsOf, insertRow, keptAt } from './insert.ts';
import { makeIdWords, wordsBesideIds } from './id-words.ts';
import { makeIndexInstructions } from './instructions.ts';
import { isLeftSound, leaveSound } from './soundness.ts';
import { pathKey } from './record-path.ts';
import { keptTime } from './stamps.ts';
import type { PlacedRow } from '../store/row.ts';
import { makeIndexPlaces } from './row-positions.ts';
import { learnedOf } from './long-words.ts';
import type { Statements } from './row-positions.ts';
import { makeSetHeads } from './set-heads.ts';
import { makeIndexStacks } from './stacks.ts';
import { makeIndexSummaries } from './summaries.ts';
import { makeIndexTwins } from './twins.ts';
import { keptText, packSummary } from './packed-summary.ts';
import { ownFacets, searchedText, searchedTextAt, textKeyOf, textWith } from './searched-text.ts';
import { makeIndexWords } from './words.ts';

export type IndexStore = ReturnType<typeof makeStore>;

const checkedWholeBytes = 32 * 1024 * 1024;
/** Words that are remembered as learned, so that most are not written again. */
const maxLearned = 20_000;

export function openStore(file: string): IndexStore {
  const opened = openIndexFile(file);
  try {
    return makeStore(opened);
  } catch (error) {
    opened.database.close();
    if (!isDamage(error)) throw error;
    const movedAside = moveAside(opened.file);
    return makeStore({ ...openIndexFile(file), movedAside });
  }
}

function makeStore({ database, file: usedFile, movedAside, made }: OpenIndexFile) {
  let sound = made || isLeftSound(usedFile);
  const one = makeStatements(database);
  const counting = makeIndexCounts(one);
  const stack = makeSetHeads(one);
  const instructions = makeIndexInstructions(one, () => revision.content);
  const twins = makeIndexTwins(one, () => changed('content'));
  let seenVersion = -1;
  let newsOfOthers = false;
  const learned = new Set<string>();
  const idWords = makeIdWords(one);
  const words = makeIndexWords(one, (position) => searchedTextAt(one, position));
  /** Each grows when its answers may differ: which edits there are, their words too, anything that can be asked for; and which pictures are apart from their records. */
  const revision = { membership: 0, words: 0, content: 0, apart: 0 };
  const changed = (...what: (keyof typeof revision)[]): void => what.forEach((one) => (revision[one] += 1));

  /** Another process may use the same index. */
  function lookForOthers(): void {
    const version = Number(one('PRAGMA data_version').get()?.['data_version']);
    if (version === seenVersion) return;
    newsOfOthers = true;
    seenVersion = version;
    learned.clear();
    twins.forgetPrints();
    changed('membership', 'words', 'content', 'apart');
    counting.read();
  }
  lookForOthers();
  function transact<T>(work: () => T): T {
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      words.write();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      // The counts may be ahead of what was undone.
      seenVersion = -1;
      learned.clear();
      words.forget();
      throw error;
    }
  }

  /** Not `forGood`: the same edit is put again at once. */
  function dropPlace(place: number, forGood = true): void {
    const before = keptAt(one, place);
    if (forGood) twins.drop(place, true);
    idWords.drop(place);
    one('DELETE FROM edits WHERE place = ?').run(place);
    instructions.forgetUnsaid(before?.said);
    one('DELETE FROM shown WHERE place = ?').run(place);
    one('DELETE FROM parents WHERE child = ?').run(place);
    if (before !== null) words.drop(place, before.docid);
    counting.countIn(place, before ?? { trashed: false, dead: false }, -1);
    stack(before, null);
    counting.nameIn(place, [], false);
    changed('membership', 'words', 'content');
  }

  /** `anew`: nothing of the row that is there is believed. `isJustMade`: just done, and not read from the folder: its names are spelled as it spells them. */
  function putOne(row: PlacedRow, anew = false, isJustMade = false): void {
    const there = anew ? one('SELECT place FROM edits WHERE id = ?').get(row.id) : undefined;
    if (there !== undefined) dropPlace(Number(there['place']), false);
    const old = one('SELECT place, docid, path, present, said, text_key FROM edits WHERE id = ?').get(row.id);
    const key = pathKey(row.path);
    const other = one('SELECT place FROM edits WHERE path_key = ? AND path = ? AND id <> ?').get(key, row.path, row.id);
    if (other !== undefined) dropPlace(Number(other['place']));
    const place = old === undefined ? freePlace(row.place) : Number(old['place']);
    if (there !== undefined && Number(there['place']) !== place) twins.drop(Number(there['place']), false);
    const facets = facetsOf(facetedRow(row));
    const all = textWith(row);
    const text = searchedText(wordsBesideIds(row.text, row.ids), facets);
    const textKey = textKeyOf(searchedText(all, facets));
    const { said, line } = instructions.kept(row.said, row.summary.prompt);
    const summary = packSummary(row.summary, row.files, row.path);
    const isSame = old?.['text_key'] === textKey && old['said'] === said && old['path'] === row.path;
    // Read again, and the same.
    if (isSame && old['present'] === Number(row.present) && isShown(place, summary)) {
      one('UPDATE edits SET mtime_ms = ?, size = ? WHERE place = ?').run(row.mtimeMs, row.size, place);
      twins.put(place, row.sha256s, row.trashed);
      return mend(row.path);
    }
    const before = old === undefined ? null : keptAt(one, place);
    // Not REPLACE: where another index than the key may meet a row, SQLite takes a savepoint, at which FTS5 writes each edit's words alone.
    if (old !== undefined) idWords.drop(place);
    if (old !== undefined) one('DELETE FROM edits WHERE place = ?').run(place);
    const docid = old === undefined ? words.docidFor(place) : Number(old['docid']);
    const columns = columnsOf(row, { position: place, docid, key, said, textKey });
    insertRow(one, columns);
    if (old !== undefined && old['said'] !== said) instructions.forgetUnsaid(old['said']);
    one('INSERT OR REPLACE INTO shown (place, summary, text, facets) VALUES (?, ?, ?, ?)').run(
      place,
      summary,
      keptText(all, line, row.id),
      ownFacets(facets, columns, row.summary),
    );
    idWords.put(place, row.id, row.ids);
    one('DELETE FROM parents WHERE child = ?').run(place);
    for (const parent of row.parents) one('INSERT OR IGNORE INTO parents (parent, child) VALUES (?, ?)').run(parent, place);
    counting.nameIn(place, row.trashed ? [] : row.names, isJustMade);
    if (old?.['text_key'] !== textKey) {
      words.put(place, text);
      for (const word of row.text.split(/\s+/)) if (word.length > shortBeginning) learn('long_words', 'word', learnedOf(word));
      learn('models', 'model', row.model);
      changed('words');
    }
    changed('content');
    if (!row.present) changed('apart');
    if (before?.trashed !== row.trashed || before.dead !== row.dead) {
      if (before !== null) counting.countIn(place, before, -1);
      counting.countIn(place, row, 1);
      changed('membership');
    }
    twins.put(place, row.sha256s, row.trashed);
    stack(before, { place, batch: row.batch?.id ?? null, trashed: row.trashed, dead: row.dead });
    // So that a scan sees when the whole folder is gone.
    one('INSERT OR IGNORE INTO folders (path, mtime_ms) VALUES (?, -1)').run(dirname(row.path));
    mend(row.path);
  }

  function isShown(place: number, summary: string): boolean {
    return one('SELECT 1 AS yes FROM shown WHERE place = ? AND summary = ?').get(place, summary) !== undefined;
  }

  /** What was learned in a transaction that was undone is forgotten with the rest of what is believed. */
  function learn(table: 'long_words' | 'models', column: 'word' | 'model', value: string): void {
    const key = `${column} ${value}`;
    if (learned.has(key)) return;
    if (learned.size >= maxLearned) learned.clear();
    one(`INSERT OR IGNORE INTO ${table} (${column}) VALUES (?)`).run(value);
    learned.add(key);
  }

  function freePlace(wanted: number): number {
    let place = wanted;
    while (one('SELECT 1 AS taken FROM edits WHERE place = ?').get(place) !== undefined) place += 1;
    return place;
  }

  function mend(path: string): void {
    counting.countDamaged(-Number(one('DELETE FROM damaged WHERE path = ?').run(path).changes));
  }

  const counts = counting.now;
  const inOrder = makeIndexPlaces(one);

  return {
    ...inOrder,
    ...makeIndexSummaries(one),
    isId: idWords.isId,
    twins,
    ...makeIndexStacks(one),
    earlier: (...asked: Parameters<typeof instructions.earlier>) => (lookForOthers(), instructions.earlier(...asked)),
    one,
    file: usedFile,
    transact,
    counts,
    lookForOthers,
    /** Whether other programs changed the index since this was asked last: they may have taken in what is to be told here. */
    othersChanged(): boolean {
      lookForOthers();
      const news = newsOfOthers;
      newsOfOthers = false;
      return news;
    },
    revision: (): Readonly<typeof revision> => revision,

    opened: (): Opened => ({ ...counts(), empty: one('SELECT 1 AS yes FROM complete').get() === undefined, movedAside }),

    /** A whole scan has ended: from now on the index can be believed. */
    complete(at: string): void {
      // Only the first: another commit would cost every look into an unchanged library two syncs at its close.
      one('INSERT INTO complete (at) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM complete)').run(at);
    },

    check(always: boolean): null {
      if (sound && !always) return null;
      if (statSync(usedFile).size > checkedWholeBytes) return null;
      sound = false;
      const found = database.prepare('PRAGMA quick_check(1)').get();
      if (Object.values(found ?? {})[0] !== 'ok') throw Object.assign(new Error('the index is damaged'), { errcode: 11 });
      sound = true;
      return null;
    },

    put(rows: readonly PlacedRow[]): Counts {
      lookForOthers();
      transact(() => rows.forEach((row) => putOne({ ...row, mtimeMs: keptTime(row.mtimeMs, row.size, Date.now()) }, false, true)));
      return counts();
    },

    /** Inside a transaction of the caller's. */
    putOne,
    dropPlace,
    mend,

    markDamaged(path: string, reason: DamagedPath['reason'], mtimeMs: number, size: number): void {
      mend(path);
      one('INSERT INTO damaged (path, reason, mtime_ms, size) VALUES (?, ?, ?, ?)').run(path, JSON.stringify(reason), mtimeMs, size);
      counting.countDamaged(1);
    },

    setPresent(place: number, present: boolean): void {
      one('UPDATE edits SET present = ? WHERE place = ?').run(Number(present), place);
      changed('content');
      if (!present) changed('apart');
    },

    /** A picture was found that no record names where it lies. */
    apart: (): void => changed('apart'),

    remove(ids: readonly string[]): Counts {
      transact(() => {
        for (const id of ids) {
          const found = one('SELECT place FROM edits WHERE id = ?').get(id);
          if (found !== undefined) dropPlace(Number(found['place']));
        }
      });
      return counts();
    },

    /** Ends the connection; SQLite then folds the WAL into the file. */
    close(): void {
      database.close();
      if (sound) leaveSound(usedFile);
    },
  };
}

/** Moves a damaged index aside and opens an empty one in its place. */
export function renewStore(store: IndexStore): { readonly store: IndexStore; readonly movedAside: string } {
  try {
    store.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const movedAside = moveAside(store.file);
  return { store: openStore(store.file), movedAside };
}

/** Prepares each statement once. */
function makeStatements(database: DatabaseSync): Statements {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (statement === undefined) prepared.set(sql, (statement = database.prepare(sql)));
    return statement;
  };
}
