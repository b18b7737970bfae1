// A studio with a service on loopback and a folder of pictures, for batches.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { BatchStatus } from '../../../app/contract/contract.ts';
import { defaultSettings } from '../../../app/settings/settings.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import { ok } from '../../../app/failure.ts';
import { gatherFiles } from '../../../main/batch/gather.ts';
import type { Glimpse } from '../../../main/batch/gather.ts';
import type { BatchAsk } from '../../../main/batch/make-plan.ts';
import type { Session } from '../../../main/studio/session/session-type.ts';
import { openBench } from '../../faults/bench.ts';
import type { Bench } from '../../faults/bench.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export type BatchBench = {
  readonly server: SeaartServer;
  /** Holds `home`, `library` and `in`. */
  readonly folder: string;
  readonly open: (at?: string, settings?: Partial<Settings>) => Promise<Bench>;
  readonly ask: (more?: Partial<BatchAsk>) => Promise<BatchAsk>;
  /** What the service was asked to make, as the numbers in the instructions. */
  readonly bought: () => readonly number[];
};

export async function makeBatchBench(count: number): Promise<BatchBench> {
  const folder = temporaryFolder();
  const server = await startSeaart();
  onTestFinished(() => server.stop());
  mkdirSync(path.join(folder, 'in'));
  for (let nth = 1; nth <= count; nth += 1) writeFileSync(path.join(folder, 'in', `p${nth}.jpg`), await jpeg(40 + nth, 30));
  return {
    server,
    folder,
    open: (at = folder, settings = {}) =>
      openBench({
        folder: at,
        library: path.join(at, 'library'),
        baseUrl: server.baseUrl,
        key: server.key,
        settings: { ...defaultSettings, atOnce: 1, ...settings },
      }),
    ask: async (more = {}) => {
      const gathered = await gatherFiles(asItIs, [path.join(folder, 'in')]);
      if (!gathered.ok) throw new Error(gathered.failure.message);
      return {
        model: 'flux_kontext_max',
        prompt: 'number {n}',
        parameters: {},
        items: gathered.value.items,
        fixed: [],
        pilot: null,
        limits: { pictures: null, cost: null },
        stopOn: 'trouble',
        set: null,
        project: null,
        evenIfPaid: false,
        ...more,
      };
    },
    bought: () => [...server.tasks.values()].map(({ fields }) => Number(String(fields['prompt']).split(' ')[1])),
  };
}

/** Whatever is there counts as a picture. */
const asItIs: Glimpse = async (file) => {
  const bytes = readFileSync(file);
  return ok({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength });
};

/** The batch once this program has put it down. */
export async function overOf(bench: Bench, id: string): Promise<BatchStatus> {
  const over = await bench.studio.batches.over(id);
  if (over === null) throw new Error('this program never ran it');
  return over;
}

export async function started(bench: Bench, ask: BatchAsk): Promise<string> {
  const begun = await bench.studio.batches.start(ask);
  if (!begun.ok) throw new Error(begun.failure.message);
  return begun.value.id;
}

export function sessionOf(bench: Bench): Session {
  const session = bench.studio.session();
  if (session === null) throw new Error('no library is open');
  return session;
}

/** The files as a program leaves them that dies now; its locks go with it. */
export function afterDeath(folder: string): string {
  const copy = temporaryFolder();
  for (const part of ['home', 'library']) cpSync(path.join(folder, part), path.join(copy, part), { recursive: true });
  rmSync(path.join(copy, 'home/owners'), { recursive: true, force: true });
  return copy;
}
