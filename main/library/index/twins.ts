// Which results are twins of others: the same bytes, by the hash that the record has, or a copy by the look of it, by prints as far as they
// were made. Each result keeps its nearest twin, as edits and prints come and go, so that a search need not compare anything.
import { printBytes } from '../../../app/pictures/print.ts';
import { fromId } from './edit-ids.ts';
import { makeKnownPrints } from './known-prints.ts';
import { makeNearestTwins } from './nearest-twins.ts';
import type { Twin } from './nearest-twins.ts';
import type { Statements } from './row-positions.ts';
import { makeTwinQueries } from './twin-queries.ts';

/** A print is of bytes, whichever edit they belong to. Of their SHA-256 as many bits as a number of JSON may have. */
const numberOf = (sha256: string): number =>
  Number.parseInt(sha256.slice(0, 8), 16) * 2 ** 21 + (Number.parseInt(sha256.slice(8, 16), 16) >>> 11);

/** `changed` is told when twins are other than before, and when more was looked at. */
export function makeIndexTwins(one: Statements, changed: () => void) {
  const prints = makeKnownPrints(one);
  const twinsFor = makeNearestTwins(one, prints.near);
  /** Grows when an edit has another twin, or none any more. */
  let given = 0;

  function give({ place, nth }: Pick<Twin, 'place' | 'nth'>, twin: Omit<Twin, 'nth'> | null): void {
    one('UPDATE pictures SET twin = ?, apart = ? WHERE place = ? AND nth = ?').run(twin?.place ?? null, twin?.apart ?? null, place, nth);
    given += 1;
    changed();
  }

  /** Of the same bytes it is enough to tell one: the others have each other. */
  function join(place: number, nth: number, number: number): void {
    const twins = twinsFor(number, place);
    const [nearest] = twins;
    if (nearest === undefined) return;
    give({ place, nth }, nearest);
    for (const twin of twins) {
      const has = one('SELECT apart FROM pictures WHERE place = ? AND nth = ?').get(twin.place, twin.nth)?.['apart'];
      if (typeof has !== 'number' || has > twin.apart) give(twin, { place, apart: twin.apart });
    }
  }

  /** Those whose twin it was look for another one. */
  function leftBy(place: number): void {
    for (const row of one('SELECT place, nth, number FROM pictures WHERE twin = ?').all(place)) {
      const left = { place: Number(row['place']), nth: Number(row['nth']) };
      give(left, twinsFor(Number(row['number']), left.place)[0] ?? null);
    }
  }

  const picturesAt = (place: number): { number: number; trashed: boolean }[] =>
    one('SELECT number, trashed FROM pictures WHERE place = ? ORDER BY nth')
      .all(place)
      .map((row) => ({ number: Number(row['number']), trashed: row['trashed'] === 1 }));

  function drop(place: number, forGood: boolean): void {
    const had = picturesAt(place);
    if (had.length === 0) return;
    one('DELETE FROM pictures WHERE place = ?').run(place);
    leftBy(place);
    if (forGood) had.forEach(({ number }) => prints.drop(number));
  }

  return {
    ...makeTwinQueries(one),

    given: (): number => given,

    /** Other programs may have changed all of it. */
    forgetPrints: (): void => prints.forgetRead(),

    /** After an edit's row was put. `isNew`: nothing is known of its results. */
    put(place: number, sha256s: readonly string[], trashed: boolean, isNew: boolean): void {
      const numbers = sha256s.map(numberOf);
      const had = isNew ? [] : picturesAt(place);
      if (had.length === numbers.length && had.every((one, nth) => one.number === numbers[nth] && one.trashed === trashed)) return;
      if (had.length > 0) drop(place, false);
      for (const [nth, number] of numbers.entries())
        one('INSERT INTO pictures (place, nth, number, trashed) VALUES (?, ?, ?, ?)').run(place, nth, number, Number(trashed));
      had.forEach(({ number }) => prints.drop(number));
      if (!trashed) for (const [nth, number] of numbers.entries()) join(place, nth, number);
    },

    /** Not `forGood`: it is read anew, and looks as it did. */
    drop,

    /** What a result looks like. Inside a transaction of the caller's. */
    print(id: string, nth: number, print: Uint8Array): void {
      const found = one(`SELECT number ${fromId} JOIN pictures USING (place) WHERE nth = ?`).get(id, nth);
      if (found === undefined || print.length !== printBytes) return;
      const number = Number(found['number']);
      prints.put(number, print);
      changed();
      for (const row of one('SELECT place, nth FROM pictures WHERE number = ? AND trashed = 0').all(number))
        join(Number(row['place']), Number(row['nth']), number);
    },
  };
}
