// Which results of other edits are twins of one, the nearest first.
import { sameBytes } from '../../../app/pictures/print.ts';
import type { Statements } from './row-positions.ts';

/** `apart`: how many bits of its print are different, or that its bytes are the same. */
export type Twin = { readonly place: number; readonly nth: number; readonly apart: number };

/**
 * Two answers of the model are two pictures, however alike: near counts only where one of them may have been made from the other's file. What was sent
 * from here came from the model; what says another seed did too.
 */
const mayBeCopies =
  'NOT (other.sent_ms IS NOT NULL AND own.sent_ms IS NOT NULL) AND NOT (other.seed IS NOT NULL AND own.seed IS NOT NULL AND other.seed <> own.seed)';

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
