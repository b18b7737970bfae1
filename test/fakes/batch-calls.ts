// Batches of the pretend main: what is begun is there at once, and stands still until a test moves it.
import { englishFailure } from '../../app/failure.ts';
import type {
  BatchStatus,
  CallHandlers,
  ChainOffer,
  Gathering,
  ListedChain,
  WatchedFolder,
  WatchedNow,
} from '../../app/contract/contract.ts';

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
    toMake: { flux_kontext_max: 5 },
    toRetry: 0,
    chain: null,
    ...more,
  };
}

type BatchCall = Extract<keyof CallHandlers, `batch.${string}` | `chain.${string}` | `watched.${string}`>;

export const sampleSteps: ListedChain['steps'] = [
  { model: 'flux_kontext_max', prompt: 'make the evening golden', place: 0, fixed: [] },
  { model: 'flux_kontext_max', prompt: 'take the cables out of the sky', place: 0, fixed: [] },
  { model: 'flux_kontext_pro', prompt: 'put the logo in the corner', place: 0, fixed: [{ sha256: 'e'.repeat(64), name: 'logo.png' }] },
];

export const sampleChain = (name: string, more: Partial<ListedChain> = {}): ListedChain => ({
  name,
  createdAt: '2026-11-28T10:00:00.000Z',
  steps: sampleSteps,
  failure: null,
  ...more,
});

export const sampleWatched = (more: Partial<WatchedFolder> = {}): WatchedFolder => ({
  key: 'f0'.repeat(32),
  folder: '/home/ada/Pictures/Shoot',
  name: 'Shoot',
  use: null,
  waiting: 0,
  first: sampleGathering(Math.min(6, more.waiting ?? 0)).pictures.map(({ name, sha256 }) => ({ name, sha256 })),
  trouble: null,
  ...more,
});

export type BatchWorld = {
  batches: BatchStatus[];
  /** What a batch is gathered from. */
  gathering: Gathering;
  chains: ListedChain[];
  /** What an edit's way gives. */
  offer: ChainOffer;
  watched: WatchedFolder[];
};

export const batchWorld = (more: Partial<BatchWorld>): BatchWorld => ({
  batches: more.batches ?? [],
  gathering: more.gathering ?? sampleGathering(5),
  chains: more.chains ?? [],
  offer: more.offer ?? { steps: sampleSteps, notes: [] },
  watched: more.watched ?? [],
});

/** `tell`: what is done with its watched folders is told, as main does. */
export function batchCalls(world: BatchWorld, tell: (now: WatchedNow) => void): Pick<CallHandlers, BatchCall> {
  const watch = (folders: WatchedFolder[]): void => {
    world.watched = folders;
    tell({ folders, trouble: null });
  };
  const done = { ok: true, value: null } as const;
  return {
    'watched.list': async () => ({ folders: world.watched, trouble: null }),
    'watched.add': async ({ use }) => {
      const added = sampleWatched({ use });
      watch([...world.watched, added]);
      return { ok: true, value: added };
    },
    'watched.use': async ({ key, use }) => {
      watch(world.watched.map((one) => (one.key === key ? { ...one, use } : one)));
      return done;
    },
    'watched.remove': async ({ key }) => {
      watch(world.watched.filter((one) => one.key !== key));
      return done;
    },
    'watched.gather': async () => ({ ok: true, value: world.gathering }),
    'watched.leave': async ({ key }) => {
      watch(world.watched.map((one) => (one.key === key ? { ...one, waiting: 0, first: [] } : one)));
      return done;
    },
    'batch.gather': async () => ({ ok: true, value: world.gathering }),
    'batch.start': async ({ chosen, request, set, pilot }) => {
      const counts = { ...sampleBatch().counts, waiting: chosen.length, done: 0, 'under-way': 0 };
      const begun = sampleBatch({ set: set ?? 'batch', prompt: request.prompt, total: chosen.length, pilot, counts, spent: 0 });
      world.batches = [begun, ...world.batches];
      return { ok: true, value: begun };
    },
    'batch.list': async () => ({ ok: true, value: world.batches }),
    'batch.goOn': async ({ id }) => ({ ok: true, value: sampleBatch({ ...world.batches.find((one) => one.id === id), state: 'going' }) }),
    'batch.gatherEdits': async () => ({ ok: true, value: world.gathering }),
    'batch.pick': async () => ({ ok: true, value: world.gathering }),
    'chain.list': async () => ({ ok: true, value: world.chains }),
    'chain.ofEdit': async () => ({ ok: true, value: world.offer }),
    'chain.save': async ({ name, replace }) => {
      if (!replace && world.chains.some((one) => one.name === name))
        return { ok: false, failure: englishFailure('usage', `There is a chain “${name}” already. Choose another name, or replace it.`) };
      const saved = sampleChain(name, { steps: world.offer.steps });
      world.chains = [...world.chains.filter((one) => one.name !== name), saved];
      return { ok: true, value: saved };
    },
    'chain.discard': async ({ name }) => {
      world.chains = world.chains.filter((one) => one.name !== name);
      return { ok: true, value: null };
    },
    'chain.start': async ({ of, chosen, set, pilot }) => {
      const name = 'name' in of ? of.name : null;
      const steps = (name === null ? world.offer : (world.chains.find((one) => one.name === name) ?? world.offer)).steps.length;
      const counts = { ...sampleBatch().counts, waiting: chosen.length * steps, done: 0, 'under-way': 0 };
      const chain = { name, steps, pictures: chosen.length, next: 0 };
      const begun = sampleBatch({ set: set ?? name ?? 'steps', total: chosen.length * steps, pilot, counts, spent: 0, chain });
      world.batches = [begun, ...world.batches];
      return { ok: true, value: begun };
    },
    'batch.pause': async () => ({ ok: true, value: null }),
    'batch.cancel': async () => ({ ok: true, value: null }),
  };
}

export const samplePreset = {
  kind: 'preset' as const,
  name: 'Golden',
  prompt: 'make {name} golden',
  model: 'flux_kontext_pro',
  parameters: { aspect_ratio: '3:2' },
  damaged: null,
};
