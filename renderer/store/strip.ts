// The steps from the original to the shown edit, its versions beside it and what was made of it.
import { isDead } from '../../app/edits/edit.ts';
import type { EditDetail } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';

export type StripInput = EditSummary['inputs'][number];

export type Strip = {
  /** The picture the first step began with; null for an edit from words alone. */
  readonly original: StripInput | null;
  /** Oldest first; the shown edit is the last. */
  readonly path: readonly EditSummary[];
  /** The shown edit and the others made from the same result, oldest first. */
  readonly versions: readonly EditSummary[];
  readonly children: readonly EditSummary[];
  /** Edits whose details are needed to go on. */
  readonly wanted: readonly string[];
};

const maxSteps = 50;

const parentIdOf = (edit: EditSummary): string | null => edit.inputs.find(({ parent }) => parent !== null)?.parent?.editId ?? null;
const byAge = (first: EditSummary, second: EditSummary): number => (first.id < second.id ? -1 : first.id > second.id ? 1 : 0);

export function stripOf(shown: EditSummary, details: ReadonlyMap<string, EditDetail>): Strip {
  const path: EditSummary[] = [shown];
  const wanted: string[] = details.has(shown.id) ? [] : [shown.id];
  for (let parentId = parentIdOf(shown); parentId !== null && path.length < maxSteps;) {
    const known = details.get(parentId);
    const summary = known?.summary ?? details.get(path[0]?.id ?? '')?.parents.find(({ id }) => id === parentId);
    if (known === undefined) wanted.push(parentId);
    // A step back to an edit already passed would go round for ever.
    if (summary === undefined || path.some(({ id }) => id === summary.id)) break;
    path.unshift(summary);
    parentId = parentIdOf(summary);
  }
  const nearest = path.at(-2);
  const siblings = nearest === undefined ? [] : (details.get(nearest.id)?.children ?? []);
  return {
    original: path[0]?.inputs.find(({ parent }) => parent === null) ?? path[0]?.inputs[0] ?? null,
    path,
    versions: [...siblings.filter(({ id }) => id !== shown.id), shown].sort(byAge),
    children: [...(details.get(shown.id)?.children ?? [])].sort(byAge),
    wanted,
  };
}

export type Direction = 'parent' | 'child' | 'sibling-before' | 'sibling-after';

/** Where an arrow leads; null when there is nothing that way. */
export function neighbour(strip: Strip, direction: Direction): EditSummary | null {
  const shown = strip.path.at(-1);
  switch (direction) {
    case 'parent':
      return strip.path.at(-2) ?? null;
    case 'child':
      return strip.children.find(({ results }) => results.length > 0) ?? strip.children[0] ?? null;
    case 'sibling-before':
    case 'sibling-after': {
      // As in the grid, what came to nothing is passed.
      const all = strip.versions.filter((one) => one.id === shown?.id || !isDead(one));
      const at = all.findIndex(({ id }) => id === shown?.id);
      return all[at + (direction === 'sibling-before' ? -1 : 1)] ?? null;
    }
  }
}
