// Edits that are put into an index, put again as something else and taken out, in any order.
import type { IndexStore } from '../../../main/library/index/store.ts';
import type { PlacedRow } from '../../../main/library/store/row.ts';

/** Takes the steps; answers what is there at their end, by its number. A record's set never changes: it follows from the number, `sets` being none. */
export function takeSteps<K extends { readonly set: number | null }>(
  store: Pick<IndexStore, 'put' | 'remove'>,
  steps: readonly { readonly n: number; readonly kind: K | null }[],
  {
    sets,
    idAt,
    rowFor,
  }: { readonly sets: number; readonly idAt: (n: number) => string; readonly rowFor: (n: number, kind: K) => PlacedRow },
): Map<number, K> {
  const all = new Map<number, K>();
  for (const { n, kind } of steps) {
    if (kind === null) {
      store.remove([idAt(n)]);
      all.delete(n);
    } else {
      const is = { ...kind, set: n % (sets + 1) === sets ? null : n % (sets + 1) };
      store.put([rowFor(n, is)]);
      all.set(n, is);
    }
  }
  return all;
}
