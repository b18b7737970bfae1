// The marks that several edits have in common, as one editor shows them.
import { comparedName } from '../../../app/edits/compared.ts';
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

/** `of`: how many they are, with those that are not known. Of these it is only taken for granted that they are in the trash where the others are. */
export function commonMarks(edits: readonly EditSummary[], of = edits.length): CommonMarks {
  const [first] = edits;
  const same = <T>(markOf: (edit: EditSummary) => T, some = edits.length < of): T | null =>
    first !== undefined && !some && edits.every((other) => markOf(other) === markOf(first)) ? markOf(first) : null;
  const counts = new Map<string, { name: string; edits: number }>();
  for (const name of edits.flatMap(({ tags }) => tags)) {
    const key = comparedName(name);
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
      .map(({ name, edits: having }) => ({ name, onAll: having === of })),
    trashed: same(({ trashed }) => trashed, false) ?? false,
  };
}
