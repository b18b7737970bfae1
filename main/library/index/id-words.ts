// Ids are words of one edit each, which the full-text index would keep six times: whole, and their beginnings. They are looked up by themselves, by
// their beginning too: an edit's own in its row, those of requests in a table.
import { lineOf } from '../../../app/library/search-text.ts';
import { timeLetters } from '../../../app/edits/edit-id.ts';
import { idKey } from './edit-ids.ts';
import { packedRequest } from './packed-summary.ts';
import type { Asked, RowCondition } from './row-condition.ts';
import type { Statements } from './row-positions.ts';

/** Shorter words of an id are in many edits, or in none but by chance, and stay where all words are. */
const minLetters = 12;

const longWordsOf = (ids: string): readonly string[] => [...new Set(ids.split(/\s+/).filter((word) => word.length >= minLetters))];

/** The words of a text but for those of these ids, lines of words both. */
export function withoutIds(text: string, ids: string): string {
  const long = new Set(longWordsOf(ids));
  return text
    .split(' ')
    .filter((word) => !long.has(word))
    .join(' ');
}

/** The same for a text and its ids that are not put together yet. */
export function wordsBesideIds(text: string, ids: string): string {
  if (longWordsOf(ids).some((word) => text.includes(word))) return withoutIds(`${text}\n${ids}`, ids);
  const short = ids.split(/\s+/).filter((word) => word.length < minLetters);
  return `${text} ${short.join(' ')}`;
}

/** From the first to the last that begin with a word, or are it. */
const rangeOf = (word: string, begins: boolean): readonly [string, string] => [word, begins ? `${word}\u{10ffff}` : word];

const byRequest = 'SELECT place FROM requests WHERE word >= ? AND word <= ?';

const byKey = `SELECT place FROM edits WHERE ${idKey('id')} >= ${idKey('?')} AND ${idKey('id')} <= ${idKey('?')}`;

/** The edits whose id is a word, or begins so. Where the index says all of it no row is looked at: each of a million ids begins with a nought. */
function ofId(word: string, begins: boolean): Asked {
  const range = rangeOf(word.toUpperCase(), begins);
  return begins && word.length <= timeLetters ? [byKey, ...range] : [`${byKey} AND id >= ? AND id <= ?`, ...range, ...range];
}

/** The edits that have a word, which may be an id's: `holds` says so of the text of an edit, `matching` is the same in FTS5's language. */
export function ofIdOrWord(word: string, begins: boolean, holds: Asked, matching: string): RowCondition {
  const [byId, ...ids] = ofId(word, begins);
  const found: Asked = [
    `${byId} UNION ALL ${byRequest} UNION ALL SELECT edits.place FROM words CROSS JOIN edits ON docid = words.rowid WHERE words MATCH ?`,
    ...ids,
    ...rangeOf(word, begins),
    matching,
  ];
  return { holds, few: { counted: found, listed: found } };
}

export function makeIdWords(one: Statements) {
  /** Those of its request which are not its own id. */
  const requestsIn = (id: string, ids: string): readonly string[] => longWordsOf(ids).filter((word) => word !== id.toLowerCase());

  return {
    /** Whether the id of an edit or of a request begins so, or is it. */
    isId(word: string, begins: boolean): boolean {
      if (word === '') return false;
      const [byId, ...ids] = ofId(word, begins);
      return one(`${byId} LIMIT 1`).get(...ids) !== undefined || one(`${byRequest} LIMIT 1`).get(...rangeOf(word, begins)) !== undefined;
    },

    put(position: number, id: string, ids: string): void {
      for (const word of requestsIn(id, ids)) one('INSERT OR IGNORE INTO requests (word, place) VALUES (?, ?)').run(word, position);
    },

    /** `summary`: as it is packed. */
    drop(position: number, id: string, summary: unknown): void {
      for (const word of requestsIn(id, lineOf([packedRequest(summary) ?? ''])))
        one('DELETE FROM requests WHERE word = ? AND place = ?').run(word, position);
    },
  };
}
