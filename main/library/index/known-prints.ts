// The prints of results, each by the number of its bytes: kept in the index, and in memory while they are compared.
import { bitsApart, printBytes, printsOf } from '../../../app/pictures/print.ts';
import type { Prints } from '../../../app/pictures/print.ts';
import type { Statements } from './row-positions.ts';

type Known = { count: number; numbers: Float64Array; prints: Prints; readonly at: Map<number, number> };

/** Everything that changes them is inside a transaction of the caller's. */
export function makeKnownPrints(one: Statements) {
  let known: Known | null = null;

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

  return {
    /** Other programs may have changed all of it: what is in memory is read again. */
    forgetRead: (): void => void (known = null),

    put(number: number, print: Uint8Array): void {
      const all = allPrints();
      one('INSERT OR REPLACE INTO prints (number, print) VALUES (?, ?)').run(number, print);
      const at = all.at.get(number);
      if (at === undefined) remember(all, number, print);
      else all.prints.bytes.set(print, at * printBytes);
    },

    /** Of bytes that no result has any more. The last print takes the place of theirs. */
    drop(number: number): void {
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
    },

    /** Other bytes that look like these, and how many bits are different. */
    near(number: number): { readonly number: number; readonly apart: number }[] {
      const all = allPrints();
      const own = all.at.get(number);
      const found: { number: number; apart: number }[] = [];
      if (own === undefined) return found;
      for (let at = 0; at < all.count; at++) {
        const apart = at === own ? null : bitsApart(all.prints, own, all.prints, at);
        if (apart !== null) found.push({ number: all.numbers[at] ?? 0, apart });
      }
      return found;
    },
  };
}
