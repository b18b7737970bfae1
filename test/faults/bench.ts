// A whole studio on real folders of a test's own, as the window has it: real library, index, picture process, and a service on loopback.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { EventPayloads, LibraryStatus, QueueChange } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { defaultSettings } from '../../app/settings/settings.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import type { SpawnPictureProcess } from '../../main/pictures/host/process-host.ts';
import type { StudioConfig } from '../../main/settings/config.ts';
import { makeStudio } from '../../main/studio/studio.ts';
import type { Studio } from '../../main/studio/studio.ts';
import { built } from '../built/built.ts';
import { quarters } from '../fakes/pictures.ts';
import { plant } from '../main/library/opened.ts';
import { recordOf, resultOf } from '../main/library/records.ts';

export type Bench = {
  readonly studio: Studio;
  readonly settings: () => Settings;
  /** Everything the window was told of the library, oldest first. */
  readonly statuses: readonly LibraryStatus[];
  readonly queues: readonly QueueChange[];
  readonly changed: readonly EventPayloads['edit.changed'][];
  /** Resolves once the condition holds; throws when it does not for long. */
  readonly until: (what: string, condition: () => boolean | Promise<boolean>) => Promise<void>;
  /** Presses Run once and answers the edit's id. */
  readonly run: (prompt: string, pictures?: readonly Picture[]) => Promise<string>;
  /** Resolves when the edit is done; throws when it ends in another way. */
  readonly done: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type BenchOptions = {
  /** Holds `home`. */
  readonly folder: string;
  /** The library of a first start; else the one the settings name. */
  readonly library: string;
  readonly settings?: Settings;
  readonly baseUrl?: string;
  readonly key?: string;
  readonly spawnPictures?: SpawnPictureProcess;
  readonly workerUrl?: URL | string;
  readonly host?: StudioConfig['host'];
};

export async function openBench(options: BenchOptions): Promise<Bench> {
  let settings: Settings = options.settings ?? { ...defaultSettings, rehearse: options.baseUrl === undefined };
  const { studio, close } = await makeStudio({
    home: path.join(options.folder, 'home'),
    defaultLibraryFolder: options.library,
    libraryFolder: null,
    // Nobody listens there: a test that forgets itself sends nothing to anybody.
    baseUrl: options.baseUrl ?? 'http://127.0.0.1:9/model',
    environmentKey: options.key ?? null,
    version: '0.0.0',
    hostVersions: { host: 'test', node: process.versions.node, chromium: '' },
    settings: { read: () => settings, write: (next) => (settings = next) },
    toTrash: async () => undefined,
    spawnPictures: options.spawnPictures ?? spawnWithNode(built().pictures),
    workerUrl: options.workerUrl ?? built().worker,
    findProxy: async () => null,
    loadKeychain: () => Promise.reject(new Error('none here')),
    host: options.host ?? { kind: 'window' },
    rehearsalPaceMs: { queued: 1, running: 1 },
  });
  const statuses: LibraryStatus[] = [];
  const queues: QueueChange[] = [];
  const changed: EventPayloads['edit.changed'][] = [];
  studio.onEvent((name, payload) => {
    if (name === 'library.changed') statuses.push(payload as LibraryStatus);
    if (name === 'queue.changed') queues.push(payload as QueueChange);
    if (name === 'edit.changed' || name === 'edit.ended') changed.push(payload as EventPayloads['edit.changed']);
  });
  let over: Promise<void> | null = null;
  const closeOnce = (): Promise<void> => (over ??= close());
  onTestFinished(closeOnce);
  return {
    studio,
    settings: () => settings,
    statuses,
    queues,
    changed,
    until,
    done: async (id) => {
      const end = () => changed.find((edit) => edit.id === id && edit.endedAt !== null);
      await until('the edit ends', () => end() !== undefined);
      if (end()?.state !== 'done') throw new Error(`${end()?.state}: ${end()?.failure?.message} ${end()?.failure?.detail}`);
    },
    close: closeOnce,
    run: async (prompt, pictures = []) => {
      const ran = await studio.handlers['edit.run']({
        request: { model: 'flux_kontext_max', prompt, pictures: [...pictures], parameters: {} },
        intents: [crypto.randomUUID()],
        next: false,
        evenIfPaid: true,
        shown: { places: pictures.map(({ sha256 }) => sha256), count: 1 },
      });
      if (!ran.ok) throw new Error(`${ran.failure.kind}: ${ran.failure.message}`);
      return ran.value.ids[0] ?? '';
    },
  };
}

// Two cores may be shared with much else.
const patienceMs = 180_000;

export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const begun = performance.now();
  while (!(await condition())) {
    if (performance.now() - begun > patienceMs) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A done edit with one picture, as an earlier run left it in a library that is not open; its id, its picture and its bytes. `as`: what was received of it. */
export async function plantEdit(
  library: string,
  n: number,
  prompt = `a lighthouse ${n}`,
  as: (png: Buffer) => Buffer = (png) => png,
): Promise<{ id: string; file: string; bytes: Buffer }> {
  const bytes = as(
    await quarters(640, 480)
      .modulate({ hue: n * 20 })
      .png()
      .toBuffer(),
  );
  const record = recordOf(n, { prompt });
  const name = `${record.stem}.png`;
  const file = path.join(
    path.dirname(
      plant({ folder: library, cacheFolder: '' }, { ...record, results: [{ ...resultOf(name, bytes), width: 640, height: 480 }] }),
    ),
    name,
  );
  writeFileSync(file, bytes);
  return { id: record.id, file, bytes };
}
