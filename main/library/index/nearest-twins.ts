// Which results of other edits are twins of one, the nearest first.
import { keepProgram } from '../../../app/composite/settings.ts';
import { sameBytes } from '../../../app/pictures/print.ts';
import type { Statements } from './row-positions.ts';

/** `apart`: how many bits of its print are different, or that its bytes are the same. */
export type Twin = { readonly place: number; readonly nth: number; readonly apart: number };

/** For SQLite: whether an edit was made here: what was sent came from the model, and a version of *Keep my pixels* is work of the person's. */
const wasMade = (edit: string): string => `(${edit}.sent_ms IS NOT NULL OR ${edit}.model = '${keepProgram}')`;

/**
 * Two pictures that were made here are two pictures, however alike: near counts only where one of them may be a copy of the other's file. What says another
 * seed came from the model too.
 */
const mayBeCopies = `NOT (${wasMade('other')} AND ${wasMade('own')}) AND NOT (other.seed IS NOT NULL AND own.seed IS NOT NULL AND other.seed <> own.seed)`;

/** `near`: other bytes that look like these, and how many bits are different. */
export function makeNearestTwins(
  one: Statements,
  near: (number: number) => readonly { readonly number: number; readonly apart: number }[],
): (number: number, position: number) => readonly Twin[] {
  const twinIn = (row: Record<string, unknown> | undefined, apart: number): Twin | null =>
    row === undefined ? null : { place: Number(row['place']), nth: Number(row['nth']), apart };

  const sameAs = (number: number, place: number): Twin | null =>
    twinIn(
      one('SELECT place, nth FROM pictures WHERE number = ? AND trashed = 0 AND place <> ? ORDER BY place DESC LIMIT 1').get(number, place),
      sameBytes,
    );

  const copyAt = (number: number, place: number, apart: number): Twin | null =>
    twinIn(
      one(
        `SELECT pictures.place AS place, nth FROM pictures JOIN edits AS other USING (place), edits AS own
         WHERE number = ? AND pictures.trashed = 0 AND own.place = ? AND other.place <> own.place AND ${mayBeCopies}
         ORDER BY pictures.place DESC LIMIT 1`,
      ).get(number, place),
      apart,
    );

  /** The nearest of another edit outside the trash, and all that look like it. */
  return (number, place) => {
    const same = sameAs(number, place);
    const alike = near(number).flatMap(({ number: other, apart }) => copyAt(other, place, apart) ?? []);
    return [...(same === null ? [] : [same]), ...alike.toSorted((a, b) => a.apart - b.apart)];
  };
}
