// What a person is shown before an edit is sent: what leaves of each picture, what is expected, and what is surprising about it.
import { expectedFrom, warningsOf } from '../../../app/edits/preflight.ts';
import type { EditRequest, Input } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { PreflightPicture } from '../../../app/contract/contract.ts';
import type { Model } from '../../../app/models/model.ts';
import { addressSent } from '../../../app/pictures/web-address.ts';
import { checkedModel, requestOf } from './asked.ts';
import type { EditMaker } from './edit-maker.ts';
import { missingPicture } from './input-files.ts';
import type { InputFiles } from './input-files.ts';
import type { MakerParts } from './making.ts';
import { findPaid } from './paid-before.ts';
import { prepareInput } from './prepare-input.ts';

type Parts = Pick<MakerParts, 'pictures' | 'config' | 'settings' | 'service' | 'session'>;

/** Prepares each picture as it would be sent, and sends nothing. */
export function makePreflight(parts: Parts, files: InputFiles): EditMaker['preflight'] {
  /** What leaves of the input at `at`: its prepared bytes, or its address. */
  const prepared = async (model: Model, request: EditRequest, input: Input, at: number): Promise<Reply<PreflightPicture>> => {
    const { sha256, name } = input;
    const address = addressSent(input);
    if (address !== null) return ok({ sha256, sent: null, address });
    const file = await files.locate(sha256);
    if (file === null) return fail(missingPicture(name));
    const reply = await prepareInput(parts.pictures, parts.config.home, { model, request, at, input, file });
    return reply.ok ? ok({ sha256, sent: reply.value.sent }) : reply;
  };

  return async (asked) => {
    const model = checkedModel(asked);
    if (!model.ok) return model;
    const request = requestOf(asked, parts.settings().sending);
    const pictures: PreflightPicture[] = [];
    for (const [at, input] of request.inputs.entries()) {
      const picture = await prepared(model.value, request, input, at);
      if (!picture.ok) return picture;
      pictures.push(picture.value);
    }
    const service = await parts.service.status();
    const [first] = request.inputs;
    const sent = pictures.map((picture) => picture.sent);
    const paidBefore = await findPaid(parts.session(), asked.model, request, service);
    return ok({
      pictures,
      totalBytes: sent.reduce((sum, picture) => sum + (picture?.bytes ?? 0), 0),
      expected: expectedFrom(model.value, request.parameters, first ?? null),
      warnings: warningsOf({ model: model.value, request, sent, given: asked.pictures, paidBefore }),
      service,
    });
  };
}
