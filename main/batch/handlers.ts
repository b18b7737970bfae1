// What the window asks of batches. It names what was gathered by a key and places: paths stay here.
import { randomUUID } from 'node:crypto';
import type { BatchItem } from '../../app/batch/batch.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { CallHandlers, Gathering } from '../../app/contract/contract.ts';
import type { Batches } from './batches.ts';
import type { Session } from '../studio/session/session-type.ts';
import { gatherFiles, gatherIds } from './gather.ts';
import type { Gathered, Glimpse } from './gather.ts';
import { unlessBegun } from './refuse-begun.ts';
import { say } from '../../app/messages/say.ts';

type BatchCall = 'batch.gather' | 'batch.gatherEdits' | 'batch.start' | 'batch.list' | 'batch.goOn' | 'batch.pause' | 'batch.cancel';
export type BatchHandlers = Pick<CallHandlers, BatchCall>;

/** A window has one sheet; a few more may be on their way. */
const maxKept = 4;

export type WindowBatches = {
  readonly handlers: BatchHandlers;
  /** Where a gathered picture lies, by its hash; null for all others. */
  readonly pathOf: (sha256: string) => string | null;
  /** What of a gathering was chosen, by its places there. */
  readonly chosen: (key: string, positions: readonly number[]) => Reply<readonly BatchItem[]>;
  /** Keeps what was gathered in another way for the window. */
  readonly gather: (found: Gathered) => Gathering;
};

export function makeBatchHandlers(
  batches: Batches,
  { session, failure, glimpse }: { readonly session: () => Session | null; readonly failure: () => Failure; readonly glimpse: Glimpse },
): WindowBatches {
  const gathered = new Map<string, readonly BatchItem[]>();
  /** Where results lie, which have no path of their own. */
  const files = new Map<string, string>();
  const gather: WindowBatches['gather'] = ({ items, failures }) => {
    const key = randomUUID();
    gathered.set(key, items);
    for (const old of gathered.keys()) if (gathered.size > maxKept) gathered.delete(old);
    return { key, pictures: items.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })), failures };
  };
  const chosen: WindowBatches['chosen'] = (key, positions) => {
    const items = gathered.get(key);
    const wanted = [...new Set(positions)].map((at) => items?.[at]);
    return wanted.includes(undefined)
      ? fail(makeFailure('picture-missing', say('batch.dropUnknown')))
      : ok(wanted.filter((item) => item !== undefined));
  };
  return {
    pathOf: (sha256) => {
      for (const items of gathered.values())
        for (const item of items) if (item.sha256 === sha256) return item.path ?? files.get(sha256) ?? null;
      return null;
    },
    chosen,
    gather,
    handlers: {
      'batch.gatherEdits': async ({ ids }) => {
        const here = session();
        if (here === null) return fail(failure());
        const found = await gatherIds(here.library, ids);
        if (!found.ok) return found;
        for (const { sha256, result } of found.value.items) {
          const file = result === null ? null : await here.library.resultPath(result.editId, result.index);
          if (file !== null) files.set(sha256, file);
        }
        return ok(gather(found.value));
      },
      'batch.gather': async ({ paths }) => {
        const found = await gatherFiles(glimpse, paths);
        return found.ok ? ok(gather(found.value)) : found;
      },
      'batch.start': async ({ gathering, chosen: positions, request, evenIfBegun = false, ...how }) => {
        const items = chosen(gathering, positions);
        if (!items.ok) return items;
        const here = session();
        if (here === null) return fail(failure());
        const { pictures, ...asked } = request;
        return batches.start({
          ...asked,
          ...how,
          items: items.value,
          fixed: pictures,
          evenIfPaid: false,
          refusal: unlessBegun(here, { items: items.value, steps: [{ ...asked, fixed: pictures }] }, evenIfBegun),
        });
      },
      'batch.list': () => batches.list(false),
      'batch.goOn': ({ id, approve, past, retry, limits, evenIfPaid }) =>
        batches.goOn(id, {
          ...(approve === undefined ? {} : { approve }),
          ...(past === undefined ? {} : { past }),
          ...(retry === undefined ? {} : { retry }),
          ...(evenIfPaid === undefined ? {} : { evenIfPaid }),
          limits: {
            ...(limits?.pictures === undefined ? {} : { pictures: limits.pictures }),
            ...(limits?.cost === undefined ? {} : { cost: limits.cost }),
          },
        }),
      'batch.pause': ({ id }) => batches.pause(id),
      'batch.cancel': ({ id }) => batches.cancel(id),
    },
  };
}
