// What is asked of the index beside its summaries: the order of edits, its months, the places that a condition holds for and living edits.
import type { DatabaseSync } from 'node:sqlite';
import type { LocalTime } from '../../../app/library/naming.ts';
import { phraseIn } from '../../../app/library/search-text.ts';
import type { Fates } from './facets.ts';
import type { Asked, Condition, RowCondition } from './row-condition.ts';
import type { Sort } from '../../../app/library/sorts.ts';
import { beginningOf } from './long-words.ts';
import { startOfMonth, timeOfPlace } from '../store/row.ts';
import type { NameKind } from '../store/row.ts';
import { readStored } from './stored-text.ts';
import { hasPhrase, withText } from './packed-summary.ts';
import type { Message } from '../../../app/messages/message.ts';

/** Prepares each statement once. */
export type Statements = (sql: string) => ReturnType<DatabaseSync['prepare']>;

/** Completions of a long beginning that are looked for one by one. */
const maxCompletions = 32;
/** A first answer asks for no more. */
const maxAtOnce = 1000;
/** Rows that are looked at for it, at most. */
const maxScanned = 1000;
/** Less than one in so many. */
const seldom = 10;
const all = Number.MAX_SAFE_INTEGER;
/** Numbers of rows of the full-text index fall with time: that of the newest edit before a place is the first, that of the oldest from it on the last. */
const newestBefore = ' AND words.rowid >= (SELECT docid FROM edits WHERE place < ? ORDER BY place DESC LIMIT 1)';
const oldestFrom = ' AND words.rowid <= (SELECT docid FROM edits WHERE place >= ? ORDER BY place LIMIT 1)';
const quotedBeginning = (beginning: string): string => `"${beginning}"*`;

/** A record of a doubtful time is kept under one below zero: see `keptTime`. */
const orders: Readonly<Record<Exclude<Sort, 'newest'>, string>> = {
  oldest: 'edits.place',
  stars: 'stars DESC, edits.place DESC',
  touched: 'max(mtime_ms, -1 - mtime_ms) DESC, edits.place DESC',
  name: 'line IS NULL, line, edits.place DESC',
};

/** Which of all edits are meant, and the index to go by: SQLite would rather go through all rows. */
function among(folded: boolean, fates: Fates): readonly [string, string] {
  const by = fates === 'dead' ? 'INDEXED BY edits_dead' : folded ? 'INDEXED BY edits_cells' : '';
  const fate = { all: '', alive: ' AND dead = 0', dead: ' AND dead = 1' }[fates];
  return [by, `trashed = 0${folded ? ' AND under = 0' : ''}${fate}`];
}

/** `maxListed`: a condition that holds for no more than so many rows is answered by their places. */
export function makeIndexPlaces(one: Statements, maxListed = 20_000) {
  /** The words that a long beginning may become; null when they are too many or not all known. */
  function completions(beginning: string): string | null {
    if (one('SELECT 1 AS yes FROM long_words WHERE word = ?').get(beginningOf(beginning)) !== undefined) return null;
    const words = one('SELECT word FROM long_words WHERE word >= ? AND word < ? LIMIT ?')
      .all(beginning, `${beginning}\u{10ffff}`, maxCompletions + 1)
      .map((row) => `"${String(row['word'])}"`);
    return words.length === 0 || words.length > maxCompletions ? null : `(${words.join(' OR ')})`;
  }

  /** As one text: a thousand numbers come out of SQLite faster so than as a thousand rows. */
  const placesIn = (sql: string, ...values: (string | number)[]): Float64Array =>
    Float64Array.from(
      JSON.parse(String(one(`SELECT json_group_array(place) AS places FROM (${sql})`).get(...values)?.['places'])) as number[],
    );

  /** A condition that few rows fulfil would have all the others looked at before it is known that there are no more. */
  function listedIfFew({ holds, few }: RowCondition, inWords: boolean): Asked[] {
    if (few === undefined) return [holds];
    const [counted, ...values] = few.counted;
    const rows = Number(one(`SELECT count(*) AS n FROM (${counted} LIMIT ?)`).get(...values, maxListed + 1)?.['n']);
    if (rows > maxListed) return [holds];
    const [listed, ...used] = few.listed;
    // With a plus, or SQLite looks all words up again for each of them.
    return [[inWords ? `+words.rowid IN (SELECT docid FROM edits WHERE place IN (${listed}))` : `place IN (${listed})`, ...used], holds];
  }

  /** In the full-text index newer edits have lower numbers: it is quicker forwards than backwards. */
  function looked({ looking, range, conditions }: Condition, also: readonly string[], olderThan: number | null, max: number): Float64Array {
    const expression = [...also, looking].filter((part) => part !== '').join(' AND ');
    const [from, until] = range;
    const before = Math.min(until, olderThan ?? until);
    const asked = conditions.flatMap((condition) => listedIfFew(condition, expression !== ''));
    const values = [...asked.flatMap(([, ...used]) => used), max];
    const more = asked.map(([text]) => ` AND ${text}`).join('');
    if (expression === '')
      return placesIn(`SELECT place FROM edits WHERE place >= ? AND place < ?${more} ORDER BY place DESC LIMIT ?`, from, before, ...values);
    const by = more === '' ? ' INDEXED BY edits_docid' : '';
    const within = [before < all ? newestBefore : '', from > -all ? oldestFrom : ''].join('');
    return placesIn(
      `SELECT edits.place AS place FROM words CROSS JOIN edits${by} ON edits.docid = words.rowid WHERE words MATCH ?${within}${more} ORDER BY words.rowid LIMIT ?`,
      expression,
      ...(before < all ? [before] : []),
      ...(from > -all ? [from] : []),
      ...values,
    );
  }

  /** Those of the places in whose text a word begins so, in their order. */
  const withBeginning = (places: Float64Array, beginning: string, max: number): Float64Array =>
    placesIn(
      `SELECT wanted.value AS place FROM json_each(?) AS wanted JOIN edits ON edits.place = wanted.value ${withText}
       WHERE ${hasPhrase} ORDER BY wanted.key LIMIT ?`,
      JSON.stringify([...places]),
      phraseIn([beginning], true),
      phraseIn([beginning], true),
      max,
    );

  return {
    /** Matches older than a place, newest first. */
    placesOf(condition: Condition, olderThan: number | null, max: number): Float64Array {
      const { beginning } = condition;
      if (beginning === null) return looked(condition, [], olderThan, max);
      const words = completions(beginning);
      if (words !== null) return looked(condition, [words], olderThan, max);
      // FTS5 gathers all that begin so before it gives the first, which takes long when they are many. There is an index of those that begin nearly
      // so: where many of the newest of these are right, they are looked at one by one; where few are, not many begin so.
      if (max <= maxAtOnce) {
        const near = [quotedBeginning(beginningOf(beginning))];
        for (const asked of [max, maxScanned]) {
          const candidates = looked(condition, near, olderThan, asked);
          const found = withBeginning(candidates, beginning, max);
          if (found.length === max || candidates.length < asked) return found;
          if (found.length * seldom < candidates.length) break;
        }
      }
      return looked(condition, [quotedBeginning(beginning)], olderThan, max);
    },

    /** The first matches in another order than the newest first. What is looked for among words is sorted whole; of all edits an index gives the first. */
    placesBy(sort: Exclude<Sort, 'newest'>, { looking, range, conditions, beginning }: Condition, max: number): Float64Array {
      const begun = beginning === null ? [] : [completions(beginning) ?? quotedBeginning(beginning)];
      const expression = [...begun, looking].filter((part) => part !== '').join(' AND ');
      const asked = conditions.flatMap((condition) => listedIfFew(condition, expression !== ''));
      const [from, before] = range;
      // A range that leaves nothing out would keep SQLite from an index of the order.
      const isAll = from === -all && before === all;
      const within: Asked = isAll ? ['1'] : ['edits.place >= ? AND edits.place < ?', from, before];
      const matched: Asked = expression === '' ? ['1'] : ['words MATCH ?', expression];
      const wheres = [matched, within, ...asked];
      const of = expression === '' ? 'edits' : 'words CROSS JOIN edits ON edits.docid = words.rowid';
      const named = sort === 'name' ? ' LEFT JOIN (SELECT said, line FROM instructions) USING (said)' : '';
      return placesIn(
        `SELECT edits.place AS place FROM ${of}${named} WHERE ${wheres.map(([text]) => text).join(' AND ')} ORDER BY ${orders[sort]} LIMIT ?`,
        ...wheres.flatMap(([, ...values]) => values),
        max,
      );
    },

    /** Of all edits older than a place, some in the middle; `folded`: of each set only the one that stands for it. */
    placesBefore(before: number, offset: number, count: number, folded: boolean, fates: Fates = 'all'): Float64Array {
      const [by, which] = among(folded, fates);
      return placesIn(
        `SELECT place FROM edits ${by} WHERE place < ? AND ${which} ORDER BY place DESC LIMIT ? OFFSET ?`,
        before,
        count,
        offset,
      );
    },

    newest(): LocalTime | null {
      const place = one('SELECT max(place) AS place FROM edits').get()?.['place'];
      return typeof place === 'number' ? timeOfPlace(place) : null;
    },

    /** How many of a month are newer than one of it. */
    newerInMonth(place: number, folded: boolean, fates: Fates): number {
      const [by, which] = among(folded, fates);
      const next = one('SELECT coalesce(min(start), ?) AS start FROM months WHERE start > ?');
      const before = Number(next.get(Number.MAX_SAFE_INTEGER, startOfMonth(place))?.['start']);
      return Number(one(`SELECT count(*) AS n FROM edits ${by} WHERE place > ? AND place < ? AND ${which}`).get(place, before)?.['n']);
    },

    isDead: (place: number): boolean => one('SELECT dead FROM edits WHERE place = ?').get(place)?.['dead'] === 1,

    /** Newest first, those with edits. */
    months: () =>
      one('SELECT start, edits, cells, dead, dead_cells, behind FROM months WHERE edits > 0 ORDER BY start DESC')
        .all()
        .map((row) => ({
          start: Number(row['start']),
          edits: Number(row['edits']),
          cells: Number(row['cells']),
          dead: Number(row['dead']),
          deadCells: Number(row['dead_cells']),
          behind: Number(row['behind']),
        })),

    models: () =>
      one('SELECT model FROM models')
        .all()
        .map((row) => String(row['model'])),

    /** Those in the trash, newest first. */
    trashed: () =>
      one('SELECT id FROM edits WHERE trashed = 1 ORDER BY place DESC')
        .all()
        .map((row) => String(row['id'])),

    /** The most used first. */
    names: () =>
      one('SELECT kind, spelled, edits FROM names ORDER BY edits DESC, key')
        .all()
        .map((row) => ({ kind: String(row['kind']) as NameKind, name: String(row['spelled']), edits: Number(row['edits']) })),

    live: () =>
      one('SELECT id, path FROM edits WHERE at_end = 0 ORDER BY place')
        .all()
        .map((row) => ({ id: String(row['id']), path: String(row['path']) })),

    damaged: () =>
      one('SELECT path, reason FROM damaged ORDER BY path')
        .all()
        .map((row) => ({ path: String(row['path']), reason: readStored(row['reason']) as Message })),

    /** Median of the last twenty of the newest one's kind, since a rehearsal takes a moment and the model half a minute. */
    typicalSeconds(): number | null {
      const seconds =
        one(`SELECT seconds FROM edits WHERE seconds IS NOT NULL AND rehearsal = (SELECT rehearsal FROM edits ORDER BY place DESC LIMIT 1)
                           ORDER BY place DESC LIMIT 20`)
          .all()
          .map((row) => Number(row['seconds']))
          .sort((a, b) => a - b);
      return seconds.length < 3 ? null : (seconds[Math.floor(seconds.length / 2)] ?? null);
    },
  };
}
