// Which files are held as laws, and the mutations in them that change nothing anybody could see, each with its reason. The first list may only grow, the second only shrink.
import type { Mutant } from './mutants.ts';

export type Survivor = Pick<Mutant, 'file' | 'owner' | 'before' | 'after'> & { readonly reason: string };

/** In these each mutation turns a test red; of the other files it is only told how many do. */
export const lawFiles: ReadonlySet<string> = new Set(['app/edits/edit.ts', 'app/seaart/retry.ts']);

const noDate = 'a text that is neither a number nor a date says nothing either way';

const accepted: readonly Survivor[] = [
  {
    file: 'app/seaart/retry.ts',
    owner: 'retryAfterMs',
    before: "value === undefined || value === ''",
    after: "(value === undefined) && (value === '')",
    reason: noDate,
  },
  { file: 'app/seaart/retry.ts', owner: 'retryAfterMs', before: "''", after: "'~'", reason: noDate },
];

export function acceptedOf(mutant: Mutant): Survivor | null {
  return accepted.find((one) => isSame(one, mutant)) ?? null;
}

/** Accepted ones of these files that are not missed any more. */
export function staleOf(missed: readonly Mutant[], files: ReadonlySet<string>): readonly Survivor[] {
  return accepted.filter((one) => files.has(one.file) && !missed.some((mutant) => isSame(one, mutant)));
}

function isSame(one: Survivor, mutant: Mutant): boolean {
  return one.file === mutant.file && one.owner === mutant.owner && one.before === mutant.before && one.after === mutant.after;
}
