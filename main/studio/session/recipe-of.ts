// An edit of the library as a draft, with its pictures as far as they are still here.
import { isLaid } from '../../../app/edits/laid-from.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { fail } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import type { Gone, LoadedRecipe } from '../../../app/contract/contract.ts';
import type { Picture } from '../../../app/edits/picture.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import { knownDraft, pictureGone } from '../../inputs/carried-recipe.ts';
import { laidResult } from './laid-result.ts';
import type { Session } from './session-type.ts';

/** A picture that is gone is named: it would run without it unseen. Of a version that was laid over its original it is the recipe of the result in it. */
export async function recipeOf(session: Session, inbox: Inbox, given: EditRecord): Promise<LoadedRecipe> {
  const { record, gone: unknown } = await sentRecord(session.library, given);
  const pictures: Picture[] = [];
  const gone: Gone[] = [];
  for (const { web: source, ...input } of record.request.inputs) {
    const web = source === undefined ? {} : { web: source };
    if (source?.unseen === true && source.shortened !== true) {
      const { sha256, name, mediaType, bytes, width, height, parent } = input;
      pictures.push({ sha256, name, mediaType, bytes, width, height, hasLocation: false, parent, ...web });
      continue;
    }
    const file = await session.library.inputPath(input.sha256);
    const taken = file === null ? fail<Picture>(pictureGone()) : await inbox.takeFile(file, input.name, input.parent);
    if (taken.ok)
      pictures.push({
        ...taken.value,
        ...(input.view === undefined ? {} : { view: input.view }),
        // An address that was cut is another one: then the picture itself is sent.
        ...(source === undefined ? {} : { web: { ...source, itself: source.itself && source.shortened !== true } }),
      });
    else gone.push({ name: input.name, failure: taken.failure });
  }
  return { ...knownDraft(record.model, record.request.prompt, record.request.parameters), pictures, gone: [...gone, ...unknown] };
}

/** Of a version whose result is gone the words and the original are left, and the result is named: the crop and the other pictures were in its record. */
async function sentRecord(library: Session['library'], record: EditRecord): Promise<{ record: EditRecord; gone: readonly Gone[] }> {
  const { request, imported } = record;
  if (!isLaid({ editedIn: imported?.program })) return { record, gone: [] };
  const sent = await laidResult(library, { record, index: 0 });
  if (sent !== null && !isLaid({ editedIn: sent.record.imported?.program })) return { record: sent.record, gone: [] };
  const failure = makeFailure('picture-missing', say('picture.recipeGone'));
  return {
    record: { ...record, request: { ...request, inputs: request.inputs.slice(0, 1) } },
    gone: request.inputs.slice(1, 2).map(({ name }) => ({ name, failure })),
  };
}
