// The parts of the index, each of which keeps tables of its own, and the revisions that grow as they change.
import type { DatabaseSync } from 'node:sqlite';
import { makeIndexCounts } from './counts.ts';
import { makeIdWords } from './id-words.ts';
import { makeIndexInstructions } from './instructions.ts';
import { makeIndexLearned } from './learned.ts';
import { packedParents, parentsOf } from './packed-summary.ts';
import type { Statements } from './row-positions.ts';
import { searchedTextAt } from './searched-text.ts';
import { makeSetHeads } from './set-heads.ts';
import { makeIndexTwins } from './twins.ts';
import { makeIndexWords } from './words.ts';

export type Tables = ReturnType<typeof makeTables>;

/** Everything that changes them is inside a transaction of the caller's. */
export function makeTables(database: DatabaseSync) {
  const one = makeStatements(database);
  database.function(parentsOf, { deterministic: true }, (summary) => JSON.stringify(packedParents(summary)));
  /** Each grows when its answers may differ: which edits there are, their words too, anything that can be asked for; and which pictures are apart from their records. */
  const revision = { membership: 0, words: 0, content: 0, apart: 0 };
  const changed = (...what: (keyof typeof revision)[]): void => what.forEach((one) => (revision[one] += 1));
  const counting = makeIndexCounts(one);
  return {
    one,
    revision,
    changed,
    counting,
    stack: makeSetHeads(one, counting.add),
    instructions: makeIndexInstructions(one, () => revision.content),
    twins: makeIndexTwins(one, () => changed('content')),
    learned: makeIndexLearned(one),
    idWords: makeIdWords(one),
    words: makeIndexWords(one, (position) => searchedTextAt(one, position)),
  };
}

/** Prepares each statement once. */
function makeStatements(database: DatabaseSync): Statements {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (statement === undefined) prepared.set(sql, (statement = database.prepare(sql)));
    return statement;
  };
}
