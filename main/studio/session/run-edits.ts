// The ways to make edits: of what stands on screen, of an item of a batch, of an edit on another model, and once more.
import { batchMarkOf } from '../../../app/edits/batch-mark.ts';
import { repeatKey } from '../../../app/edits/repeat-key.ts';
import type { EditRecord, EditRequest } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { Ran } from '../../../app/contract/contract.ts';
import { inARow, parameterProblems } from '../../../app/models/check.ts';
import { findModel } from '../../../app/models/models.ts';
import { carriedTo, withoutSeed } from '../../../app/models/recorded.ts';
import { pressMark } from './batch-edit-id.ts';
import { checkedModel, isAsShown, requestOf, tooMany, unknownModel, wordsProblem } from './asked.ts';
import type { EditMaker } from './edit-maker.ts';
import { makeInputFiles } from './input-files.ts';
import { makeMaking, putInLine } from './making.ts';
import type { MakerParts, Making } from './making.ts';
import { unlessPaid } from './paid-before.ts';
import type { Refusal } from './paid-before.ts';
import { makePreflight } from './preflight.ts';
import { seeded } from './seeded.ts';
import { say } from '../../../app/messages/say.ts';

type Way = Pick<MakerParts, 'config' | 'settings' | 'service'> & { readonly making: Making };

/** Makes edits for one run of the program. What one of its ways made of an intent, no other way makes again. */
export function makeEditMaker(parts: MakerParts): EditMaker {
  const files = makeInputFiles(parts);
  const way: Way = { ...parts, making: makeMaking(parts, files) };
  return {
    preflight: makePreflight(parts, files),
    run: makeRun(way),
    runItem: makeRunItem(way),
    finish: makeFinish(way),
    repeat: makeRepeat(way),
  };
}

/** As many edits of one request as there are intents. */
function makeRun({ config, settings, service: services, making }: Way): EditMaker['run'] {
  return async (session, { request: asked, intents, next, evenIfPaid, evenAboveLimit = false, shown, project = null }) => {
    if (!isAsShown(asked, intents.length, shown)) return fail(makeFailure('invalid-request', say('picture.notAsShown')));
    const model = checkedModel(asked);
    if (!model.ok) return model;
    // Whoever asks for the service asks for the key, and has it struck out from then on.
    const service = await services.status();
    const problem = wordsProblem(asked.prompt);
    if (problem !== null) return fail(problem);
    const request = requestOf(asked, settings().sending);
    const nth = (i: number): EditRequest => seeded(model.value, request, i, config);
    // A seed that is rolled only now was never paid for.
    const comparable = repeatKey(asked.model, request) !== null && !intents.some(making.has);
    const refusal = comparable && !evenIfPaid ? unlessPaid(session, asked.model, () => intents.map((_, i) => nth(i)), service) : null;
    return making.within(
      session,
      { model: asked.model, request, service, intents, even: evenAboveLimit, refusal },
      async (): Promise<Reply<Ran>> => {
        const ids: string[] = [];
        for (const [i, intent] of intents.entries()) {
          const more = { repeats: null, project, id: null, batch: pressMark(intents, i, asked.prompt), evenAboveLimit };
          const made = await making.once(intent, () =>
            making.create(session, { model: asked.model, request: nth(i), service }, intent, more),
          );
          if (!made.ok) {
            putInLine(session, ids, { next, pressed: true });
            return made;
          }
          ids.push(made.value);
        }
        return putInLine(session, ids, { next, pressed: true });
      },
    );
  };
}

function makeRunItem({ config, making }: Way): EditMaker['runItem'] {
  return async (session, { id, batch, asked, sending, service, project, evenIfPaid }) => {
    const model = checkedModel(asked);
    if (!model.ok) return model;
    const unseeded = requestOf(asked, sending);
    const request = seeded(model.value, unseeded, 0, config);
    const isComparable = !evenIfPaid && repeatKey(asked.model, unseeded) !== null;
    const paid = unlessPaid(session, asked.model, () => [request], service);
    const refusal: Refusal = async (find) => ((await session.library.load(id)) === null ? paid(find) : null);
    const requested = { model: asked.model, request, service, refusal: isComparable ? refusal : null };
    // Its record may be there and the program that made it dead: it is never written over, and never bought again.
    const made = await making.within(session, { ...requested, intents: [id] }, () =>
      making.once(id, async () =>
        (await session.library.load(id)) === null ? making.create(session, requested, id, { repeats: null, project, id, batch }) : ok(id),
      ),
    );
    if (made.ok) putInLine(session, [id], { next: false, pressed: false });
    return made;
  };
}

function makeFinish({ service: services, making }: Way): EditMaker['finish'] {
  return async (session, record, { model: id, intent, evenIfPaid }) => {
    const model = findModel(id);
    if (model === null) return fail(unknownModel(id));
    const parameters = carriedTo(model, { model: record.model, parameters: record.request.parameters });
    const request = { ...unsent(record), parameters };
    const trouble = tooMany(model, request.inputs.length);
    if (trouble !== null) return fail(trouble);
    const service = await services.status();
    const isComparable = !evenIfPaid && !making.has(intent) && repeatKey(model.id, request) !== null;
    const { project } = record.organised;
    const requested = {
      model: model.id,
      request,
      service,
      refusal: isComparable ? unlessPaid(session, model.id, () => [request], service) : null,
    };
    const made = await making.within(session, { ...requested, intents: [intent] }, () =>
      making.once(intent, () =>
        making.create(session, requested, intent, { repeats: null, finishes: record.id, project, id: null, batch: null }),
      ),
    );
    return made.ok ? putInLine(session, [made.value], { next: false, pressed: true }) : made;
  };
}

function makeRepeat({ config, service: services, making }: Way): EditMaker['repeat'] {
  return async (session, record, intent, { otherSeed = false, begin = async () => ok(null) } = {}) => {
    const model = findModel(record.model);
    if (model === null) return fail(unknownModel(record.model));
    // A record is a file, which other hands may have changed since it was sent.
    const problems = parameterProblems(model, record.request.parameters);
    if (problems.length > 0) return fail(makeFailure('invalid-request', inARow(problems)));
    const service = await services.status();
    let request = unsent(record);
    if (otherSeed) {
      const parameters = withoutSeed({ model: model.id, parameters: request.parameters });
      request = seeded(model, { ...request, parameters }, 0, config);
    }
    const requested = { model: record.model, request, service };
    const { project } = record.organised;
    // What is rehearsed takes no place among what is bought, nor the other way round: a batch would go on from it, or hold a picture for bought.
    const batch = service.rehearsal === record.service.rehearsal ? batchMarkOf(record) : null;
    const more = { repeats: otherSeed ? null : record.id, project, id: null, batch };
    const made = await making.within(session, { ...requested, intents: [intent] }, () =>
      making.once(intent, async () => {
        const begun = await begin();
        return begun.ok ? making.create(session, requested, intent, more) : begun;
      }),
    );
    return made.ok ? putInLine(session, [made.value], { next: false, pressed: true }) : made;
  };
}

/** The request of an edit as if nothing had been sent for it. */
const unsent = ({ request }: EditRecord): EditRequest => ({
  ...request,
  inputs: request.inputs.map((input) => ({ ...input, sent: null })),
});
