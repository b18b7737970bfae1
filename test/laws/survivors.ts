// Which files are held as laws, and the mutations in them that change nothing anybody could see, each with its reason. The first list may only grow, the second only shrink.
import type { Mutant } from './mutants.ts';

export type Survivor = Pick<Mutant, 'file' | 'owner' | 'before' | 'after'> & { readonly reason: string };

/** In these each mutation turns a test red; of the other files it is only told how many do. */
export const lawFiles: ReadonlySet<string> = new Set([
  'app/commands/focus.ts',
  'app/contract/addresses.ts',
  'app/composite/compare.ts',
  'app/edits/edit.ts',
  'app/edits/ledger.ts',
  'app/library/lineage.ts',
  'app/models/model.ts',
  'app/models/models.ts',
  'app/seaart/retry.ts',
]);

const noDate = 'a text that is neither a number nor a date says nothing either way';

const filledBefore = 'stands for what the map lacks, and every node was put into it';

export const survivors: readonly Survivor[] = [
  { file: 'app/commands/focus.ts', owner: 'firesIn', before: "''", after: "'~'", reason: 'a chord has one part at least' },
  {
    file: 'app/composite/compare.ts',
    owner: 'wayAfter',
    before: "'across'",
    after: "''",
    reason: 'the rest of a division is always in the list',
  },
  {
    file: 'app/edits/edit.ts',
    owner: 'mayLeaveDetail',
    before: "'may-leave'",
    after: "''",
    reason: 'who says it and who hears it both take it from here, and nothing keeps it',
  },
  {
    file: 'app/library/lineage.ts',
    owner: 'familyOf.grow',
    before: 'leaving: false',
    after: 'nothing',
    reason: 'what is not said is false',
  },
  { file: 'app/library/lineage.ts', owner: 'familyOf.grow', before: '0', after: '1', reason: filledBefore },
  { file: 'app/library/lineage.ts', owner: 'familyOf', before: '0', after: '1', reason: filledBefore },
  {
    file: 'app/seaart/retry.ts',
    owner: 'retryAfterMs',
    before: "value === undefined || value === ''",
    after: "(value === undefined) && (value === '')",
    reason: noDate,
  },
  { file: 'app/seaart/retry.ts', owner: 'retryAfterMs', before: "''", after: "'~'", reason: noDate },
];

/** A function that others import, emptied as a whole: the least that a test of it must notice. */
export function isExportedBody({ kind, exported, owner }: Mutant): boolean {
  return kind === 'body' && exported && !owner.includes('.');
}

/** Whether a run is red when no test catches it. Of the others it is only told how many are caught. */
export function mustBeCaught(mutant: Mutant): boolean {
  return lawFiles.has(mutant.file) || isExportedBody(mutant);
}

export function acceptedOf(mutant: Mutant): Survivor | null {
  return survivors.find((one) => isSame(one, mutant)) ?? null;
}

/** Accepted ones of these files that are not missed any more. */
export function staleOf(missed: readonly Mutant[], files: ReadonlySet<string>): readonly Survivor[] {
  return survivors.filter((one) => files.has(one.file) && !missed.some((mutant) => isSame(one, mutant)));
}

function isSame(one: Survivor, mutant: Mutant): boolean {
  return one.file === mutant.file && one.owner === mutant.owner && one.before === mutant.before && one.after === mutant.after;
}
