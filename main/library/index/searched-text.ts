// All that an edit of the index is found by, put together from what the index keeps of it, so that its words can be written again without its record.
import { compared } from '../../../app/edits/compared.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { lineOf } from '../../../app/library/search-text.ts';
import type { EditRow } from '../store/row.ts';
import { facetsOf } from './facets.ts';
import type { Faceted } from './facets.ts';
import { withoutIds } from './id-words.ts';
import { wordIn } from './known-words.ts';
import { unpackSummary, wholeText, withText } from './packed-summary.ts';
import type { Statements } from './row-positions.ts';

/** Words and facets as FTS5 is given them. */
export const searchedText = (text: string, facets: string): string => `${text}\n${facets}`;

/** All that words are looked for in. */
export const textWith = ({ text, ids }: Pick<EditRow, 'text' | 'ids'>): string => [text, ids].filter((one) => one !== '').join('\n');

/** The facets where they do not follow from columns of `edits` and the summary, as those of what was imported; else null. */
export function ownFacets(facets: string, columns: Readonly<Record<string, unknown>>, summary: EditSummary): string | null {
  return facets === facetsOf(facetedOf(columns, summary)) ? null : facets;
}

/** All that words are looked for in, and the facets. `packed`: the summary as it is kept. */
type Searched = { readonly text: string; readonly facets: string; readonly summary: EditSummary; readonly packed: unknown };

/** What the index keeps of an edit that it has. Throws like `readStored`. */
export function searchedAt(one: Statements, position: number): Searched {
  const asked = `SELECT edits.*, summary, facets, ${wholeText} AS whole FROM edits ${withText} WHERE place = ?`;
  const row: Readonly<Record<string, unknown>> = one(asked).get(position) ?? {};
  const summary = unpackSummary(row);
  const own = row['facets'];
  return {
    text: String(row['whole']),
    facets: typeof own === 'string' ? own : facetsOf(facetedOf(row, summary)),
    summary,
    packed: row['summary'],
  };
}

/** As FTS5 was given it. Throws like `readStored`. */
export function searchedTextAt(one: Statements, position: number): string {
  const { text, facets, summary } = searchedAt(one, position);
  return searchedText(withoutIds(text, lineOf([summary.requestId ?? '', summary.id])), facets);
}

function facetedOf(columns: Readonly<Record<string, unknown>>, summary: EditSummary): Faceted {
  const text = (name: string): string | null => (typeof columns[name] === 'string' ? columns[name] : null);
  const holds = (name: string): boolean => columns[name] === 1;
  return {
    state: summary.state,
    model: summary.model,
    stars: Number(columns['stars']),
    inputs: Number(columns['inputs']),
    ratio: wordIn(columns['ratio'] ?? null),
    format: wordIn(columns['format'] ?? null),
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
