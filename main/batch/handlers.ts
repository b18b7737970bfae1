// What the window asks of batches. It names what was gathered by a key and places: paths stay here.
import { randomUUID } from 'node:crypto';
import type { BatchItem } from '../../app/batch/batch.ts';
import { fail, makeFailure, ok } from '../../app/failure.ts';
import type { CallHandlers } from '../../app/ipc.ts';
import type { Batches } from './batches.ts';
import { gatherFiles } from './gather.ts';

type BatchCall = 'batch.gather' | 'batch.start' | 'batch.list' | 'batch.goOn' | 'batch.pause' | 'batch.cancel';
export type BatchHandlers = Pick<CallHandlers, BatchCall>;

/** A window has one sheet; a few more may be on their way. */
const mostKept = 4;

export type WindowBatches = {
  readonly handlers: BatchHandlers;
  /** Where a gathered picture lies, by its hash; null for all others. */
  readonly pathOf: (sha256: string) => string | null;
};

export function makeBatchHandlers(batches: Batches): WindowBatches {
  const gathered = new Map<string, readonly BatchItem[]>();
  return {
    pathOf: (sha256) => {
      for (const items of gathered.values()) for (const item of items) if (item.sha256 === sha256) return item.path;
      return null;
    },
    handlers: {
      'batch.gather': async ({ paths }) => {
        const found = await gatherFiles(paths);
        if (!found.ok) return found;
        const key = randomUUID();
        gathered.set(key, found.value.items);
        for (const old of gathered.keys()) if (gathered.size > mostKept) gathered.delete(old);
        const { items, failures } = found.value;
        return ok({ key, pictures: items.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })), failures });
      },
      'batch.start': async ({ gathering, chosen, request, ...how }) => {
        const items = gathered.get(gathering);
        const wanted = [...new Set(chosen)].map((at) => items?.[at]);
        if (wanted.some((item) => item === undefined))
          return fail(makeFailure('picture-missing', 'What was dropped is not known any more. Drop it again.'));
        const { pictures, ...asked } = request;
        return batches.start({
          ...asked,
          ...how,
          items: wanted.filter((item) => item !== undefined),
          fixed: pictures,
          evenIfPaid: false,
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
