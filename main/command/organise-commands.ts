// The command's acts on how the library is ordered: marks, names, trash.
import { once } from 'node:events';
import { idsIn } from '../../app/edits/edit-id.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { isTrashed } from '../../app/edits/trashed.ts';
import { misreadSentences } from '../../app/library/misread.ts';
import { notFound } from '../studio/session/read-ledger.ts';
import type { Session } from '../studio/session/session-type.ts';
import { counted } from './counted.ts';
import { opened } from './edit-commands.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import type { Which } from './arguments.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { refuse } from './refuse.ts';

/** So many are told of, and may be the last, at a time. */
const atOnce = 256;

export async function idsOf({ library }: Session, which: Which): Promise<readonly string[]> {
  // All are named before the first is changed: a change may take an edit out of the search.
  return 'ids' in which ? which.ids : idsIn(await library.ids(which.query, 0, Number.MAX_SAFE_INTEGER));
}

export async function organise(
  { studio, output, stopping }: CommandContext & { readonly stopping: AbortSignal },
  { which, change }: Line<'organise'>,
): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  await Promise.race([here.value.library.settled(), once(stopping, 'abort')]);
  if ('query' in which) {
    const { notUnderstood } = await here.value.library.find(which.query);
    // To mark more than was meant is worse than to mark nothing.
    if (notUnderstood.length > 0) return refuse(output, englishFailure('usage', `${misreadSentences(notUnderstood)} Nothing was changed.`));
  }
  const ids = stopping.aborted ? [] : await idsOf(here.value, which);
  let changed = 0;
  const stop = (failure: Failure): number => {
    if (changed > 0) output.note(`${changed} of ${counted(ids.length, 'edit')} changed. The same command goes on with the others.`);
    return refuse(output, failure);
  };
  for (let from = 0; from < ids.length && !stopping.aborted; from += atOnce) {
    const reply = await studio.handlers['edit.organise']({ ids: ids.slice(from, from + atOnce), change });
    if (!reply.ok) return stop(reply.failure);
    for (const { id, marks } of reply.value.before) output.row({ type: 'organised', id, before: marks }, id);
    changed += reply.value.before.length;
    if (reply.value.stoppedBy !== null) return stop(reply.value.stoppedBy);
  }
  output.note(ids.length === 0 && stopping.aborted ? 'Nothing was changed.' : `${changed} of ${counted(ids.length, 'edit')} changed.`);
  return exitCodes.done;
}

export async function emptyTrash({ studio, output }: CommandContext, { ids }: Line<'empty-trash'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const { library } = here.value;
  await library.settled();
  // Nothing is thrown away for good by a line that does not mean what is there.
  for (const id of ids ?? []) {
    const record = await library.load(id);
    if (record === null) return refuse(output, notFound(here.value, id));
    if (!isTrashed(record.organised)) return refuse(output, englishFailure('usage', `The edit ${id} is not in the trash.`));
  }
  const emptied = await studio.handlers['library.emptyTrash']({ ids: ids === null ? null : [...ids] });
  if (!emptied.ok) return refuse(output, emptied.failure);
  const { edits, inputs, failures } = emptied.value;
  output.row(
    { type: 'emptied', edits, inputs, failures },
    `${counted(edits, 'edit')} and ${counted(inputs, 'input')} moved to the system’s trash.`,
  );
  for (const failure of failures) output.note(`Still in the library’s trash: ${failure}`);
  return failures.length === 0 ? exitCodes.done : exitCodeOf('disk-trouble');
}
