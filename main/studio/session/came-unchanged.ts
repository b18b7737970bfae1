// Whether a paid result is the picture that was sent as it was: the model sometimes changes nothing, and then the person should hear of it.
import type { EditRecord } from '../../../app/edits/record.ts';
import { seenOf } from '../../../app/pictures/input-view.ts';
import type { Library } from '../../library/library-type.ts';
import { asProposed } from '../../pictures/composite/jobs.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';

/** A result waits no longer for this to be known. Those that look the same are few, and a busy computer takes its time. */
const maxMs = 60_000;

/** False where something changed, and where they cannot be compared: nothing that was received may fail by this. */
export async function cameUnchanged(
  { library, pictures }: { readonly library: Pick<Library, 'inputPath'>; readonly pictures: Pick<Pictures, 'near' | 'compose'> },
  { request }: EditRecord,
  result: string,
): Promise<boolean> {
  const [input] = request.inputs;
  const picture = input === undefined ? null : await library.inputPath(input.sha256);
  if (input === undefined || picture === null) return false;
  const near = await pictures.near(picture, seenOf(input), result);
  if (!near.ok || !near.value) return false;
  const judged = await pictures.compose(
    {
      ...asProposed,
      original: { path: picture, name: input.name, ...seenOf(input) },
      result: { path: result, name: input.name },
    },
    AbortSignal.timeout(maxMs),
  );
  return judged.ok && judged.value.verdict === 'unchanged';
}
