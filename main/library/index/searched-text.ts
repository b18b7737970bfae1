// All that an edit of the index is found by, put together from what the index keeps of it, so that its words can be written again without its record.
import { hash } from 'node:crypto';
import { compared } from '../../../app/edits/compared.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { lineOf } from '../../../app/library/search-text.ts';
import type { EditRow } from '../store/row.ts';
import { facetsOf } from './facets.ts';
import type { Faceted } from './facets.ts';
import { withoutIds } from './id-words.ts';
import { unpackSummary, wholeText, withText } from './packed-summary.ts';
import type { Statements } from './row-positions.ts';

/** Words and facets as FTS5 is given them. */
export const searchedText = (text: string, facets: string): string => `${text}\n${facets}`;

/** All that words are looked for in. */
export const textWith = ({ text, ids }: Pick<EditRow, 'text' | 'ids'>): string => [text, ids].filter((one) => one !== '').join('\n');

/** By which a text is known again: as many bits of its SHA-256 as a number may have. */
export const textKeyOf = (text: string): number => Number(hash('sha256', text, 'buffer').readBigUInt64BE() >> 11n);

/** The facets where they do not follow from columns of `edits` and the summary, as those of what was imported; else null. */
export function ownFacets(facets: string, columns: Readonly<Record<string, unknown>>, summary: EditSummary): string | null {
  return facets === facetsOf(facetedOf(columns, summary)) ? null : facets;
}

/** Throws like `readStored`. */
export function searchedTextAt(one: Statements, position: number): string {
  const asked = `SELECT edits.*, summary, facets, ${wholeText} AS whole FROM edits ${withText} WHERE place = ?`;
  const row: Readonly<Record<string, unknown>> = one(asked).get(position) ?? {};
  const summary = unpackSummary(row);
  const text = withoutIds(String(row['whole']), lineOf([summary.requestId ?? '', summary.id]));
  const own = row['facets'];
  return searchedText(text, typeof own === 'string' ? own : facetsOf(facetedOf(row, summary)));
}

function facetedOf(columns: Readonly<Record<string, unknown>>, summary: EditSummary): Faceted {
  const text = (name: string): string | null => (typeof columns[name] === 'string' ? columns[name] : null);
  const holds = (name: string): boolean => columns[name] === 1;
  return {
    state: summary.state,
    model: summary.model,
    stars: Number(columns['stars']),
    inputs: Number(columns['inputs']),
    ratio: text('ratio'),
    format: text('format'),
    flag: text('flag') as EditRow['flag'],
    favourite: holds('favourite'),
    rehearsal: holds('rehearsal'),
    imported: null,
    tags: [...new Set(summary.tags.map(compared))],
    project: text('project'),
    label: text('label'),
    hasNote: holds('has_note'),
    batch: summary.batch ?? null,
    trashed: holds('trashed'),
    dead: holds('dead'),
    isChild: summary.inputs.some(({ parent }) => parent !== null),
    unchanged: summary.unchanged === true,
  };
}
