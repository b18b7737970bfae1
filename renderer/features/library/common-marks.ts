// The marks that several edits have in common, as one editor shows them.
import { compared } from '../../../app/edits/compared.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';

export type CommonMarks = {
  /** Null where they differ. */
  readonly stars: number | null;
  readonly favourite: boolean;
  readonly flag: 'pick' | 'reject' | null;
  readonly label: string | null;
  readonly project: string | null;
  /** `onAll`: each of them has it; the most common first. */
  readonly tags: readonly { readonly name: string; readonly onAll: boolean }[];
  readonly trashed: boolean;
};

export function commonMarks(edits: readonly EditSummary[]): CommonMarks {
  const same = <T>(of: (edit: EditSummary) => T): T | null => {
    const [first, ...rest] = edits.map(of);
    return first !== undefined && rest.every((other) => other === first) ? first : null;
  };
  const counts = new Map<string, { name: string; edits: number }>();
  for (const name of edits.flatMap(({ tags }) => tags)) {
    const key = compared(name);
    const counted = counts.get(key);
    counts.set(key, { name: counted?.name ?? name, edits: (counted?.edits ?? 0) + 1 });
  }
  return {
    stars: same(({ stars }) => stars),
    favourite: same(({ favourite }) => favourite) ?? false,
    flag: same(({ flag }) => flag),
    label: same(({ label }) => label),
    project: same(({ project }) => project),
    tags: [...counts.values()]
      .toSorted((a, b) => b.edits - a.edits || (a.name < b.name ? -1 : 1))
      .map(({ name, edits: having }) => ({ name, onAll: having === edits.length })),
    trashed: same(({ trashed }) => trashed) ?? false,
  };
}
