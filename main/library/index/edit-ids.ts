// How an edit is found by its id: by the ten letters that are the time at which it was made, of which there is an index, then by the others.
import { timeLetters } from '../../../app/edits/edit-id.ts';

/** For SQLite: of the letters of an id, those that are in the index. */
export const idKey = (id: string): string => `substr(${id}, 1, ${timeLetters})`;

/** For SQLite: that `edits.id` is another column. */
export const hasId = (column: string, edits = 'edits'): string => `${idKey(`${edits}.id`)} = ${idKey(column)} AND ${edits}.id = ${column}`;

/** For SQLite, instead of `FROM edits WHERE id = ?`. */
export const fromId = `FROM (SELECT ? AS wanted) CROSS JOIN edits ON ${hasId('wanted')}`;
