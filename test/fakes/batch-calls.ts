// Batches of the pretend main: what is begun is there at once, and stands still until a test moves it.
import type { BatchStatus, CallHandlers, Gathering } from '../../app/ipc.ts';

const key = '5f0c8a44-6c0e-4d1c-9d7a-0a4d3c2b1a09';

export const sampleGathering = (count: number): Gathering => ({
  key,
  pictures: Array.from({ length: count }, (_, at) => ({
    name: `IMG_${String(at + 1).padStart(4, '0')}.jpg`,
    bytes: 1_200_000 + at,
    sha256: (at + 1).toString(16).padStart(64, '0'),
  })),
  failures: [],
});

export function sampleBatch(more: Partial<BatchStatus> = {}): BatchStatus {
  return {
    id: '01JD00000000000000000000BA',
    createdAt: '2026-11-28T10:00:00.000Z',
    set: 'evening light',
    prompt: 'make the evening golden',
    rehearsal: false,
    state: 'going',
    interrupted: false,
    elsewhere: false,
    because: null,
    total: 12,
    counts: { waiting: 5, 'under-way': 2, done: 5, failed: 0, unknown: 0, cancelled: 0, left: 0, gone: 0 },
    pilot: null,
    spent: 7,
    limits: { pictures: null, cost: null },
    ...more,
  };
}

type BatchCall = 'batch.gather' | 'batch.start' | 'batch.list' | 'batch.goOn' | 'batch.pause' | 'batch.cancel';

export type BatchWorld = {
  batches: BatchStatus[];
  /** What a batch is gathered from. */
  gathering: Gathering;
};

export const batchWorld = (more: Partial<BatchWorld>): BatchWorld => ({
  batches: more.batches ?? [],
  gathering: more.gathering ?? sampleGathering(5),
});

export function batchCalls(world: BatchWorld): Pick<CallHandlers, BatchCall> {
  return {
    'batch.gather': async () => ({ ok: true, value: world.gathering }),
    'batch.start': async ({ chosen, request, set, pilot }) => {
      const counts = { ...sampleBatch().counts, waiting: chosen.length, done: 0, 'under-way': 0 };
      const begun = sampleBatch({ set: set ?? 'batch', prompt: request.prompt, total: chosen.length, pilot, counts, spent: 0 });
      world.batches = [begun, ...world.batches];
      return { ok: true, value: begun };
    },
    'batch.list': async () => ({ ok: true, value: world.batches }),
    'batch.goOn': async ({ id }) => ({ ok: true, value: sampleBatch({ ...world.batches.find((one) => one.id === id), state: 'going' }) }),
    'batch.pause': async () => ({ ok: true, value: null }),
    'batch.cancel': async () => ({ ok: true, value: null }),
  };
}
