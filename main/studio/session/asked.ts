// Whether what is asked for may be sent: as the window shows it, for a model that is known, within what that takes.
import { fail, makeFailure, ok } from '../../../app/failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { CallArgument } from '../../../app/contract/contract.ts';
import { parameterProblems } from '../../../app/models/check.ts';
import type { Model } from '../../../app/models/model.ts';
import { findModel } from '../../../app/models/models.ts';
import { mostInputs } from '../../../app/models/roles.ts';
import { placeKey } from '../../../app/pictures/input-view.ts';
import { addressSent, maySendAddress } from '../../../app/pictures/web-address.ts';

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
    asked.pictures.every((one, at) => places[at] === placeKey(one) && (addresses[at] ?? null) === addressSent(one))
  );
}

export function checkedModel(asked: Asked): Reply<Model> {
  const model = findModel(asked.model);
  if (model === null) return fail(unknownModel(asked.model));
  const problems = parameterProblems(model, asked.parameters);
  if (problems.length > 0) return fail(makeFailure('invalid-request', problems.join(' ')));
  const viewed = asked.pictures.find((one) => addressSent(one) !== null && one.view !== undefined);
  if (viewed !== undefined)
    return fail(
      makeFailure(
        'invalid-request',
        `Of “${viewed.name}” a part alone is to be sent, which its address cannot say. Send the picture itself.`,
      ),
    );
  const cut = asked.pictures.find((one) => addressSent(one) !== null && !maySendAddress(one));
  if (cut !== undefined)
    return fail(
      makeFailure(
        'invalid-request',
        `The address of “${cut.name}” was kept without its query, so it cannot be sent. Send the picture itself, or paste its address again.`,
      ),
    );
  const many = tooMany(model, asked.pictures.length);
  return many === null ? ok(model) : fail(many);
}

export const unknownModel = (id: string): Failure =>
  makeFailure('model-unknown', `This version of the studio does not know the model “${id}”.`);

export const paidBefore = (editId: string): Failure =>
  makeFailure(
    'paid-before',
    'This very edit is in the library or on its way already: same pictures, same words, same seed. Running it again would be charged again.',
    { detail: editId },
  );

export function tooMany(model: Model, pictures: number): Failure | null {
  const most = mostInputs(model);
  return pictures <= most ? null : makeFailure('invalid-request', `${model.name} takes at most ${most} pictures; ${pictures} were given.`);
}
