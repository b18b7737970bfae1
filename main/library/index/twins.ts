// Which results are twins of others: the same bytes, by the hash that the record has, or a copy by the look of it, by prints as far as they
// were made. Each result keeps its nearest twin, as edits and prints come and go, so that a search need not compare anything.
import type { Unprinted } from './calls.ts';
import { bitsApart, printBytes, printsOf, sameBytes } from '../../../app/pictures/print.ts';
import type { Prints } from '../../../app/pictures/print.ts';
import type { Statements } from './row-positions.ts';

type Twin = { readonly place: number; readonly nth: number; readonly apart: number };

/** A print is of bytes, whichever edit they belong to. Of their SHA-256 as many bits as a number of JSON may have. */
const numberOf = (sha256: string): number => Number(BigInt(`0x${sha256.slice(0, 16)}`) >> 11n);

/**
 * Two answers of the model are two pictures, however alike: near counts only where one of them may have been made from the other's file. What was sent
 * from here came from the model; what says another seed did too.
 */
const mayBeCopies =
  'NOT (other.sent_ms IS NOT NULL AND own.sent_ms IS NOT NULL) AND NOT (other.seed IS NOT NULL AND own.seed IS NOT NULL AND other.seed <> own.seed)';

type Known = { count: number; numbers: Float64Array; prints: Prints; readonly at: Map<number, number> };

/** `changed` is told when twins are other than before, and when more was looked at. */
export function makeIndexTwins(one: Statements, changed: () => void) {
  let known: Known | null = null;
  /** Grows when an edit has another twin, or none any more. */
  let given = 0;

  /** All prints, in memory: a hundred thousand are compared with one in less than a millisecond. */
  function allPrints(): Known {
    if (known !== null) return known;
    known = { count: 0, numbers: new Float64Array(256), prints: printsOf(new ArrayBuffer(256 * printBytes)), at: new Map() };
    for (const row of one('SELECT number, print FROM prints').all()) remember(known, Number(row['number']), row['print'] as Uint8Array);
    return known;
  }

  function remember(all: Known, number: number, print: Uint8Array): void {
    const { count } = all;
    if (count === all.numbers.length) {
      const before = all.prints.bytes;
      all.numbers = Float64Array.from({ length: count * 2 }, (_, at) => all.numbers[at] ?? 0);
      all.prints = printsOf(new ArrayBuffer(count * 2 * printBytes));
      all.prints.bytes.set(before);
    }
    all.at.set(number, count);
    all.numbers[count] = number;
    all.prints.bytes.set(print, count * printBytes);
    all.count += 1;
  }

  /** Of bytes that no result has any more. The last print takes the place of theirs. */
  function forget(number: number): void {
    const gone = one(
      'DELETE FROM prints WHERE number = ? AND NOT EXISTS (SELECT 1 FROM pictures WHERE pictures.number = prints.number)',
    ).run(number);
    const at = known?.at.get(number);
    if (Number(gone.changes) === 0 || known === null || at === undefined) return;
    known.count -= 1;
    const last = known.numbers[known.count] ?? 0;
    known.numbers[at] = last;
    known.prints.bytes.copyWithin(at * printBytes, known.count * printBytes, (known.count + 1) * printBytes);
    known.at.set(last, at);
    known.at.delete(number);
  }

  /** Other bytes that look like these, and how many bits are different. */
  function near(number: number): { readonly number: number; readonly apart: number }[] {
    const all = allPrints();
    const own = all.at.get(number);
    const found: { number: number; apart: number }[] = [];
    if (own === undefined) return found;
    for (let at = 0; at < all.count; at++) {
      const apart = at === own ? null : bitsApart(all.prints, own, all.prints, at);
      if (apart !== null) found.push({ number: all.numbers[at] ?? 0, apart });
    }
    return found;
  }

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
  function twinsFor(number: number, place: number): readonly Twin[] {
    const same = sameAs(number, place);
    const alike = near(number).flatMap(({ number: other, apart }) => copyAt(other, place, apart) ?? []);
    return [...(same === null ? [] : [same]), ...alike.toSorted((a, b) => a.apart - b.apart)];
  }

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
    if (!forGood) return;
    had.forEach(({ number }) => forget(number));
  }

  return {
    given: (): number => given,

    /** Other programs may have changed all of it. */
    forgetPrints: (): void => void (known = null),

    /** After an edit's row was put. */
    put(place: number, sha256s: readonly string[], trashed: boolean): void {
      const numbers = sha256s.map(numberOf);
      const had = picturesAt(place);
      if (had.length === numbers.length && had.every((one, nth) => one.number === numbers[nth] && one.trashed === trashed)) return;
      drop(place, false);
      for (const [nth, number] of numbers.entries())
        one('INSERT INTO pictures (place, nth, number, trashed) VALUES (?, ?, ?, ?)').run(place, nth, number, Number(trashed));
      had.forEach(({ number }) => forget(number));
      if (!trashed) for (const [nth, number] of numbers.entries()) join(place, nth, number);
    },

    /** Not `forGood`: it is read anew, and looks as it did. */
    drop,

    /** What a result looks like. Inside a transaction of the caller's. */
    print(id: string, nth: number, print: Uint8Array): void {
      const found = one('SELECT number FROM pictures JOIN edits USING (place) WHERE id = ? AND nth = ?').get(id, nth);
      if (found === undefined || print.length !== printBytes) return;
      const number = Number(found['number']);
      const all = allPrints();
      one('INSERT OR REPLACE INTO prints (number, print) VALUES (?, ?)').run(number, print);
      changed();
      const at = all.at.get(number);
      if (at === undefined) remember(all, number, print);
      else all.prints.bytes.set(print, at * printBytes);
      for (const row of one('SELECT place, nth FROM pictures WHERE number = ? AND trashed = 0').all(number))
        join(Number(row['place']), Number(row['nth']), number);
    },

    /** Results of edits older than a place of which no print was made, the newest first. */
    unprinted: (olderThan: number, max: number): readonly Unprinted[] =>
      one(
        `SELECT id, nth, pictures.place AS place FROM pictures JOIN edits USING (place)
         WHERE pictures.place < ? AND pictures.trashed = 0 AND present = 1 AND number NOT IN (SELECT number FROM prints)
         ORDER BY pictures.place DESC, nth LIMIT ?`,
      )
        .all(olderThan, max)
        .map((row) => ({ id: String(row['id']), nth: Number(row['nth']), place: Number(row['place']) })),

    notCompared: (): number =>
      Number(one('SELECT count(*) AS n FROM pictures WHERE trashed = 0 AND number NOT IN (SELECT number FROM prints)').get()?.['n']),

    /** Of these edits, by id, how far the nearest twin is; without those of none. */
    twinsOf: (ids: readonly string[]): ReadonlyMap<string, number> =>
      new Map(
        one(
          `SELECT edits.id AS id, min(apart) AS apart FROM json_each(?) AS wanted JOIN edits ON edits.id = wanted.value JOIN pictures USING (place)
           WHERE twin IS NOT NULL GROUP BY edits.id`,
        )
          .all(JSON.stringify(ids))
          .map((row) => [String(row['id']), Number(row['apart'])]),
      ),
  };
}
