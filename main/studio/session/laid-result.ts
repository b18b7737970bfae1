// The result in a version of *Keep my pixels*, over however many versions: one may have been laid from another.
import { laidFrom } from '../../../app/edits/laid-from.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { Library } from '../../library/library.ts';

type ResultIn = { readonly record: EditRecord; readonly index: number };

/** The very same of all other edits. Null where the way there leads to an edit that the library has not, or in a circle, as a record may that somebody else wrote. */
export async function laidResult(library: Pick<Library, 'load'>, given: ResultIn): Promise<ResultIn | null> {
  const seen = new Set<string>();
  let at = given;
  for (let from = fromOf(at.record); from !== null; from = fromOf(at.record)) {
    const record = seen.has(from.editId) ? null : await library.load(from.editId);
    if (record === null) return null;
    seen.add(from.editId);
    at = { record, index: from.index };
  }
  return at;
}

const fromOf = ({ imported, request }: EditRecord): ReturnType<typeof laidFrom> =>
  laidFrom({ editedIn: imported?.program, inputs: request.inputs });
