// Whether what is asked for may be sent: as the window shows it, for a model that is known, within what that takes.
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { EditRequest } from '../../../app/edits/record.ts';
import { unsentInput } from '../../../app/edits/unsent-input.ts';
import type { CallArgument } from '../../../app/contract/contract.ts';
import { inARow, parameterProblems } from '../../../app/models/check.ts';
import type { Model } from '../../../app/models/model.ts';
import { findModel } from '../../../app/models/models.ts';
import { maxInputs } from '../../../app/models/roles.ts';
import { inputViewKey } from '../../../app/pictures/input-view.ts';
import { addressSent, keptSource, maySendAddress } from '../../../app/pictures/web-address.ts';
import { say } from '../../../app/messages/say.ts';
import { withoutSecrets } from '../../platform/log.ts';

type Asked = CallArgument<'edit.preflight'>;

/** The window is not believed alone: the pictures asked for are those that stood in its places, in order, and as many edits as it said. */
export function isAsShown(
  asked: Asked,
  count: number,
  { places, addresses = [], count: said }: CallArgument<'edit.run'>['shown'],
): boolean {
  return (
    count === said &&
    places.length === asked.pictures.length &&
    asked.pictures.every((one, at) => places[at] === inputViewKey(one) && (addresses[at] ?? null) === addressSent(one))
  );
}

/** The request as a record has it; nothing of it was sent yet. */
export const requestOf = (asked: Asked, sending: EditRequest['sending']): EditRequest => ({
  prompt: asked.prompt,
  inputs: asked.pictures.map((picture) => ({
    ...unsentInput(picture),
    ...(picture.web === undefined ? {} : { web: keptSource(picture.web) }),
  })),
  parameters: asked.parameters,
  sending,
});

/** The model that is asked for; fails where it is not known, or does not take what it is asked with. */
export function checkedModel(asked: Asked): Reply<Model> {
  const model = findModel(asked.model);
  if (model === null) return fail(unknownModel(asked.model));
  const problems = parameterProblems(model, asked.parameters);
  if (problems.length > 0) return fail(makeFailure('invalid-request', inARow(problems)));
  const viewed = asked.pictures.find((one) => addressSent(one) !== null && one.view !== undefined);
  if (viewed !== undefined) return fail(makeFailure('invalid-request', say('web.partAlone', { name: viewed.name })));
  const cut = asked.pictures.find((one) => addressSent(one) !== null && !maySendAddress(one));
  if (cut !== undefined) return fail(makeFailure('invalid-request', say('web.noQuery', { name: cut.name })));
  const many = tooMany(model, asked.pictures.length);
  return many === null ? ok(model) : fail(many);
}

/** Why these words are not asked for; null when they are. A key in them would stand in the record, and in every copy that says its recipe. */
export function wordsProblem(prompt: string): Failure | null {
  if (prompt.trim() === '') return makeFailure('invalid-request', say('edit.noInstruction'));
  return withoutSecrets(prompt) === prompt ? null : makeFailure('invalid-request', say('edit.holdsKey'));
}

export const unknownModel = (id: string): Failure => makeFailure('model-unknown', say('edit.noModel', { model: id }));

export const paidBefore = (editId: string): Failure => makeFailure('paid-before', say('edit.paidBefore'), { detail: editId });

export function tooMany(model: Model, pictures: number): Failure | null {
  const max = maxInputs(model);
  return pictures <= max
    ? null
    : makeFailure('invalid-request', say('edit.tooManyPictures', { model: model.name, most: max, count: pictures }));
}
