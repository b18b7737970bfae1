// Makes edits of what a person asked for: checked, inputs in the library, first record durable, then in line.
import { batchMarkOf } from '../../../app/edits/batch-mark.ts';
import { expectedFrom, repeatKey, warningsOf } from '../../../app/edits/preflight.ts';
import type { EditRequest, Input } from '../../../app/edits/record.ts';
import { sentAs } from '../../../app/edits/sent-as.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { PreflightPicture, Ran } from '../../../app/contract/contract.ts';
import type { ServiceStatus } from '../../../app/contract/service-status.ts';
import { findModel } from '../../../app/models/models.ts';
import { carriedTo, withoutSeed } from '../../../app/models/recorded.ts';
import { sendingFor } from '../../../app/models/sending.ts';
import { addressSent, isUnseen, keptSource } from '../../../app/pictures/web-address.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { pressMark } from './batch-edit-id.ts';
import { checkedModel, isAsShown, paidBefore, tooMany, unknownModel } from './asked.ts';
import type { StudioConfig } from '../../settings/config.ts';
import { makeRecord } from './make-record.ts';
import type { Asked, EditMaker } from './edit-maker.ts';
import { findPaid } from './paid-before.ts';
import { seeded } from './seeded.ts';
import type { Service } from './service.ts';
import { wantedOf } from './limiter.ts';
import type { Limiter } from './limiter.ts';
import type { Wanted } from '../../../app/money/limits.ts';
import type { Session } from './session.ts';
import { say } from '../../../app/messages/say.ts';

export function makeEditMaker(options: {
  config: StudioConfig;
  settings: () => Settings;
  inbox: Inbox;
  pictures: Pictures;
  service: Service;
  owners: Owners;
  limiter: Pick<Limiter, 'making'>;
  preparedFolder: string;
  session: () => Session | null;
  refusalOfAddresses: (inputs: EditRequest['inputs']) => Promise<Failure | null>;
}): EditMaker {
  const { config, inbox } = options;
  const seen = new Map<string, Promise<Reply<string>>>();

  const locate = async (sha256: string): Promise<string | null> =>
    (await inbox.find(sha256))?.path ?? (await options.session()?.library.inputPath(sha256)) ?? null;

  const requestOf = (asked: Asked, sending: EditRequest['sending'] = options.settings().sending): EditRequest => ({
    prompt: asked.prompt,
    inputs: asked.pictures.map(({ sha256, name, mediaType, bytes, width, height, parent, view, web }): Input => ({
      sha256,
      name,
      mediaType,
      bytes,
      width,
      height,
      parent,
      ...(view === undefined ? {} : { view }),
      sent: null,
      ...(web === undefined ? {} : { web: keptSource(web) }),
    })),
    parameters: asked.parameters,
    sending,
  });

  const preflight: EditMaker['preflight'] = async (asked) => {
    const model = checkedModel(asked);
    if (!model.ok) return model;
    const request = requestOf(asked);
    const pictures: PreflightPicture[] = [];
    for (const [at, input] of request.inputs.entries()) {
      const address = addressSent(input);
      if (address !== null) {
        pictures.push({ sha256: input.sha256, sent: null, address });
        continue;
      }
      const file = await locate(input.sha256);
      if (file === null) return fail(missing(input.name));
      const prepared = await options.pictures.prepare(
        { path: file, sha256: input.sha256, mediaType: input.mediaType, name: input.name },
        { ...sendingFor(model.value, request.sending), ...sentAs(model.value, request, input, at) },
        options.preparedFolder,
      );
      if (!prepared.ok) return prepared;
      pictures.push({ sha256: input.sha256, sent: prepared.value.sent });
    }
    const service = await options.service.status();
    const [first] = request.inputs;
    const sent = pictures.map((picture) => picture.sent);
    const paidBefore = await findPaid(options.session(), asked.model, request, service);
    return ok({
      pictures,
      totalBytes: sent.reduce((sum, picture) => sum + (picture?.bytes ?? 0), 0),
      expected: expectedFrom(model.value, request.parameters, first ?? null),
      warnings: warningsOf({ model: model.value, request, sent, given: asked.pictures, paidBefore }),
      service,
    });
  };

  /** The inputs are in the library when this answers. Of an address it is our copy, if there is one. */
  const keepInputs = async (session: Session, request: EditRequest): Promise<Reply<null>> => {
    const refusal = await options.refusalOfAddresses(request.inputs);
    if (refusal !== null) return fail(refusal);
    for (const input of request.inputs) {
      if (isUnseen(input)) continue;
      if ((await session.library.inputPath(input.sha256)) !== null) continue;
      const file = await locate(input.sha256);
      if (file === null) return fail(missing(input.name));
      const stored = await session.library.storeInput(file, input.sha256, input.mediaType);
      if (!stored.ok) return stored;
    }
    return ok(null);
  };

  /** The record is durable before this answers. Its inputs are in the library. */
  const create = async (
    session: Session,
    model: string,
    request: EditRequest,
    intent: string,
    service: ServiceStatus,
    more: Pick<Parameters<typeof makeRecord>[0], 'repeats' | 'finishes' | 'project' | 'id' | 'batch' | 'evenAboveLimit'>,
  ): Promise<Reply<string>> => {
    // The order of the grid is no reason not to run.
    const newest = await session.library.newest().catch(() => null);
    const record = makeRecord({
      intent,
      model,
      request,
      service,
      owner: options.owners.me,
      version: config.version,
      newest,
      nameTemplate: options.settings().nameTemplate,
      ...more,
    });
    const opened = await session.editStore.open(record, true);
    return opened.ok ? ok(record.id) : opened;
  };

  const once = (intent: string, make: () => Promise<Reply<string>>): Promise<Reply<string>> => {
    const before = seen.get(intent);
    if (before !== undefined) return before;
    const made = make();
    seen.set(intent, made);
    // An intent that made nothing may be pressed again.
    void made.then((reply) => {
      if (!reply.ok) seen.delete(intent);
    });
    return made;
  };

  /** Makes edits of one request, one for each intent, unless they would pass a limit of money: all of them, or none. */
  const within = async <T>(
    session: Session,
    asked: { model: string; request: EditRequest; service: ServiceStatus; intents: readonly string[]; even?: boolean },
    make: () => Promise<Reply<T>>,
  ): Promise<Reply<T>> => {
    const { model, request, service, intents, even = false } = asked;
    // What the same press made already is counted as what it is.
    const fresh = (): readonly string[] => intents.filter((intent) => !seen.has(intent));
    const wanted = (): readonly Wanted[] => (service.rehearsal || even ? [] : fresh().map(() => wantedOf(model, request.parameters)));
    if (fresh().length > 0) {
      // Asked before, so that pictures of what is refused are not copied; copied before it counts, so that others who want to send do not wait for that.
      const may = await options.limiter.making(session.library, wanted, async () => ok(null));
      if (!may.ok) return may;
      const kept = await keepInputs(session, request);
      if (!kept.ok) return kept;
    }
    return options.limiter.making(session.library, wanted, make);
  };

  const line = (session: Session, ids: readonly string[], next: boolean): Reply<Ran> => {
    // What waits because of a limit must not keep back what may go: it has its turn, and waits again, after it.
    const limited = session.queue.state().pausedBecause?.kind === 'limit';
    session.queue.add(
      ids.filter((id) => session.editStore.get(id)?.state === 'waiting'),
      next || limited,
    );
    if (limited) session.queue.pause(false);
    return ok({ ids });
  };

  return {
    preflight,
    run: async (session, { request: asked, intents, next, evenIfPaid, evenAboveLimit = false, shown, project = null }) => {
      if (!isAsShown(asked, intents.length, shown)) return fail(makeFailure('invalid-request', say('picture.notAsShown')));
      const model = checkedModel(asked);
      if (!model.ok) return model;
      if (asked.prompt.trim() === '') return fail(makeFailure('invalid-request', say('edit.noInstruction')));
      const service = await options.service.status();
      const request = requestOf(asked);
      // A seed that is rolled only now was never paid for.
      const comparable = repeatKey(asked.model, request) !== null && !intents.some((intent) => seen.has(intent));
      for (let i = 0; comparable && !evenIfPaid && i < intents.length; i += 1) {
        const paid = await findPaid(session, asked.model, seeded(model.value, request, i, config), service);
        if (paid !== null) return fail(paidBefore(paid));
      }
      return within(session, { model: asked.model, request, service, intents, even: evenAboveLimit }, async () => {
        const ids: string[] = [];
        for (const [i, intent] of intents.entries()) {
          const made = await once(intent, () =>
            create(session, asked.model, seeded(model.value, request, i, config), intent, service, {
              repeats: null,
              project,
              id: null,
              batch: pressMark(intents, i, asked.prompt),
              evenAboveLimit,
            }),
          );
          if (!made.ok) {
            line(session, ids, next);
            return made;
          }
          ids.push(made.value);
        }
        return line(session, ids, next);
      });
    },
    runItem: async (session, { id, batch, asked, sending, service, project, evenIfPaid }) => {
      const model = checkedModel(asked);
      if (!model.ok) return model;
      const request = seeded(model.value, requestOf(asked, sending), 0, config);
      const paid =
        evenIfPaid || repeatKey(asked.model, requestOf(asked)) === null ? null : await findPaid(session, asked.model, request, service);
      if (paid !== null) return fail(paidBefore(paid));
      // Its record may be there and the program that made it dead: it is never written over, and never bought again.
      const made = await within(session, { model: asked.model, request, service, intents: [id] }, () =>
        once(id, async () =>
          (await session.library.load(id)) === null
            ? create(session, asked.model, request, id, service, { repeats: null, project, id, batch })
            : ok(id),
        ),
      );
      if (made.ok) line(session, [id], false);
      return made;
    },
    finish: async (session, record, { model: id, intent, evenIfPaid }) => {
      const model = findModel(id);
      if (model === null) return fail(unknownModel(id));
      const { inputs } = record.request;
      const request = {
        ...record.request,
        inputs: inputs.map((input) => ({ ...input, sent: null })),
        parameters: carriedTo(model, { model: record.model, parameters: record.request.parameters }),
      };
      const trouble = tooMany(model, inputs.length);
      if (trouble !== null) return fail(trouble);
      const service = await options.service.status();
      const paid = evenIfPaid || seen.has(intent) ? null : await findPaid(session, model.id, request, service);
      if (paid !== null) return fail(paidBefore(paid));
      const { project } = record.organised;
      const made = await within(session, { model: model.id, request, service, intents: [intent] }, () =>
        once(intent, () =>
          create(session, model.id, request, intent, service, { repeats: null, finishes: record.id, project, id: null, batch: null }),
        ),
      );
      return made.ok ? line(session, [made.value], false) : made;
    },
    repeat: async (session, record, intent, { otherSeed = false, begin = async () => ok(null) } = {}) => {
      const service = await options.service.status();
      let request: EditRequest = { ...record.request, inputs: record.request.inputs.map((input) => ({ ...input, sent: null })) };
      if (otherSeed) {
        const model = findModel(record.model);
        if (model === null) return fail(unknownModel(record.model));
        const parameters = withoutSeed({ model: model.id, parameters: request.parameters });
        request = seeded(model, { ...request, parameters }, 0, config);
      }
      const made = await within(session, { model: record.model, request, service, intents: [intent] }, () =>
        once(intent, async () => {
          const begun = await begin();
          return begun.ok
            ? create(session, record.model, request, intent, service, {
                repeats: otherSeed ? null : record.id,
                project: record.organised.project,
                id: null,
                batch: batchMarkOf(record),
              })
            : begun;
        }),
      );
      return made.ok ? line(session, [made.value], false) : made;
    },
  };
}

function missing(name: string): ReturnType<typeof makeFailure> {
  return makeFailure('picture-missing', say('picture.notHere', { name }));
}
