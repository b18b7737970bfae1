// What all ways of making an edit have in common: once for each intent, within the limits of money, inputs in the library, first record durable.
import type { EditRequest } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { Ran } from '../../../app/contract/contract.ts';
import type { ServiceStatus } from '../../../app/contract/service-status.ts';
import type { Wanted } from '../../../app/money/limits.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { StudioConfig } from '../../settings/config.ts';
import type { InputFiles } from './input-files.ts';
import { makeIntents } from './intents.ts';
import type { Intents } from './intents.ts';
import { wantedOf } from './limiter.ts';
import type { Limiter } from './limiter.ts';
import { makeRecord } from './make-record.ts';
import { findPaid, findPaidNow, settledSoon } from './paid-before.ts';
import type { FindPaid, Refusal } from './paid-before.ts';
import type { Service } from './service.ts';
import type { Session } from './session-type.ts';

export type MakerParts = {
  readonly config: StudioConfig;
  readonly settings: () => Settings;
  readonly inbox: Inbox;
  readonly pictures: Pictures;
  readonly service: Service;
  readonly owners: Owners;
  readonly limiter: Pick<Limiter, 'making'>;
  readonly session: () => Session | null;
  /** Why an address among the inputs may not be sent; null when all may. */
  readonly refusalOfAddresses: (inputs: EditRequest['inputs']) => Promise<Failure | null>;
};

/** What would be sent, by its model's id, and who would be asked. */
type Requested = { readonly model: string; readonly request: EditRequest; readonly service: ServiceStatus };

type More = Pick<Parameters<typeof makeRecord>[0], 'repeats' | 'finishes' | 'project' | 'id' | 'batch' | 'evenAboveLimit'>;

export type Making = Intents & {
  /** The id of a new edit. Its record is durable before this answers. Its inputs are in the library. */
  readonly create: (session: Session, asked: Requested, intent: string, more: More) => Promise<Reply<string>>;
  /**
   * Makes edits of one request, one for each intent, unless they would pass a limit of money: all of them, or none. With `even` no limit counts. `refusal` is
   * asked first, and right before once more, while no other program of this computer makes one: what two do at the same moment is not bought twice.
   */
  readonly within: <T>(
    session: Session,
    asked: Requested & {
      readonly intents: readonly string[];
      readonly even?: boolean;
      readonly refusal?: Refusal | null;
    },
    make: () => Promise<Reply<T>>,
  ) => Promise<Reply<T>>;
};

/** For one run of the program, whichever library is open. */
export function makeMaking({ config, settings, owners, limiter }: MakerParts, files: InputFiles): Making {
  const { has, once } = makeIntents();
  return {
    has,
    once,
    create: async (session, { model, request, service }, intent, more) => {
      // The order of the grid is no reason not to run.
      const newest = await session.library.newest().catch(() => null);
      const record = makeRecord({
        intent,
        model,
        request,
        service,
        owner: owners.me,
        version: config.version,
        newest,
        nameTemplate: settings().nameTemplate,
        ...more,
      });
      const opened = await session.editStore.open(record, true);
      return opened.ok ? ok(record.id) : opened;
    },
    within: async (session, { model, request, service, intents, even = false, refusal = null }, make) => {
      // What the same press made already is counted as what it is.
      const fresh = (): readonly string[] => intents.filter((intent) => !has(intent));
      const isAsked = refusal !== null && !service.rehearsal;
      const mayBeRefused = (): boolean => isAsked && fresh().length === intents.length;
      const refused = async (find: FindPaid): Promise<Failure | null> => (refusal !== null && mayBeRefused() ? refusal(find) : null);
      if (mayBeRefused()) await settledSoon(session);
      const before = await refused(findPaid);
      if (before !== null) return fail(before);
      const wanted = (): readonly Wanted[] => (service.rehearsal || even ? [] : fresh().map(() => wantedOf(model, request.parameters)));
      if (fresh().length > 0) {
        // Asked before, so that pictures of what is refused are not copied; copied before it counts, so that others who want to send do not wait for that.
        const may = await limiter.making(session.library, wanted, async () => ok(null));
        if (!may.ok) return may;
        const kept = await files.keep(session, request.inputs);
        if (!kept.ok) return kept;
      }
      const unlessRefused = async (): ReturnType<typeof make> => {
        const failure = await refused(findPaidNow);
        return failure === null ? make() : fail(failure);
      };
      return limiter.making(session.library, wanted, unlessRefused, isAsked);
    },
  };
}

/** `next`: before all others. `pressed`: by a person, who means that it is sent; a batch goes on by itself. */
export type LineHow = { readonly next: boolean; readonly pressed: boolean };

/** Puts edits in line. */
export function putInLine({ queue, editStore }: Session, ids: readonly string[], { next, pressed }: LineHow): Reply<Ran> {
  const because = queue.state().pausedBecause;
  // What waits because of a limit must not keep back what may go: it has its turn, and waits again, after it. And where the balance or the
  // model was refused, a press says that it is worth another try: that one goes first. Another key says so by itself.
  const goesOn = because?.kind === 'limit' || (pressed && (because?.kind === 'balance' || because?.kind === 'model-denied'));
  queue.add(
    ids.filter((id) => editStore.get(id)?.state === 'waiting'),
    next || goesOn,
  );
  if (goesOn) queue.pause(false);
  return ok({ ids });
}
