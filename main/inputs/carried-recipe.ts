// The recipe of a picture that a person brings: the one it carries, or the edit of ours that it is a result of.
import path from 'node:path';
import type { Parent } from '../../app/edits/record.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { CarriedRecipe, Draft } from '../../app/contract/contract.ts';
import { fits } from '../../app/models/check.ts';
import { findModel, firstModel } from '../../app/models/models.ts';
import type { Parameters } from '../../app/models/model.ts';
import { recipeOfRecord } from '../../app/recipes/own.ts';
import type { Inbox } from './inbox.ts';
import type { Library } from '../library/library.ts';
import { readRecord } from '../library/store/record-files.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { emptyDraft } from './draft-file.ts';
import { say } from '../../app/messages/say.ts';

export async function carriedRecipe(
  inbox: Inbox,
  pictures: Pick<Pictures, 'recipe'>,
  library: Library | null,
  sha256: string,
): Promise<Reply<CarriedRecipe | null>> {
  const taken = await inbox.find(sha256);
  if (taken === null) return fail(pictureGone());
  const read = await pictures.recipe(taken.path, false);
  if (!read.ok) return read;
  const { ownId } = read.value;
  // Other programs drop our record and keep the name of the edit, and of the words what they have letters for.
  const own = read.value.recipe?.record == null && ownId !== null ? await library?.load(ownId.editId).catch(() => null) : null;
  const recipe = own == null ? read.value.recipe : recipeOfRecord(own);
  return ok(recipe === null ? null : { dialect: recipe.dialect, draft: knownDraft(recipe.model, recipe.prompt, recipe.parameters) });
}

export const pictureGone = (): Failure => makeFailure('picture-missing', say('picture.goneAddAgain'));

/** What of a recipe can be run here: another program's model becomes ours, and of its parameters those stay that ours has and takes. */
export function knownDraft(modelId: string | null, prompt: string, parameters: Parameters): Draft {
  const model = (modelId === null ? null : findModel(modelId)) ?? firstModel;
  const known = Object.entries(parameters).filter(([field, value]) =>
    model.parameters.some((one) => one.field === field && fits(one, value)),
  );
  return { ...emptyDraft, model: model.id, prompt, parameters: Object.fromEntries(known) };
}

/** Which result of ours a file is that lies in a month of the library, by the record beside it. */
export async function parentOfFile(library: Library | null, file: string): Promise<Parent | null> {
  if (library === null) return null;
  const place = path.relative(library.folder(), file).split(path.sep).join('/');
  if (!/^\d{4}\/(0[1-9]|1[0-2])\/[^/]+$/.test(place)) return null;
  const name = path.basename(file);
  const stem = name.slice(0, -path.extname(name).length);
  for (const candidate of [stem, stem.replace(/-\d+$/, ''), stem.replace(/-\d+-[0-9a-f]{8}$/, '')]) {
    const read = await readRecord(path.join(path.dirname(file), `${candidate}.json`)).catch(() => null);
    const index = read?.kind === 'record' ? read.record.results.findIndex((result) => result.file === name) : -1;
    if (read?.kind === 'record' && index >= 0) return { editId: read.record.id, index };
  }
  return null;
}
