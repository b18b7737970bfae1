// The next start after a kill: as the command, or as the studio in the window's manner without its window.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isAtEnd } from '../../app/edits/edit.ts';
import type { EditState } from '../../app/edits/record.ts';
import { readSettings } from '../../app/settings.ts';
import { openLibrary } from '../../main/library/library.ts';
import { spawnWithNode } from '../../main/pictures/process-host.ts';
import { makeStudio } from '../../main/studio.ts';
import { runCommand } from './command.ts';
import type { RunOptions, Said } from './command.ts';
import { look } from './found.ts';
import type { Product } from './product.ts';
import type { Scene } from './scene.ts';

export type Restarted = { readonly unknownSaid: ReadonlySet<string>; readonly breaches: readonly string[] };

export const resumeLine = ['resume', '--json'];
const restMs = 30_000;

/** `kontext resume`, and once more the library alone, since a command does not wait for a scan of the folder. */
export async function restartCommand(scene: Scene, product: Product, options: RunOptions = {}): Promise<Restarted> {
  const { said, code, errors } = await runCommand(scene, product, resumeLine, options);
  const known = [0, 6].includes(code ?? -1);
  await openOnce(scene, product);
  return { unknownSaid: unknownIn(said), breaches: known ? [] : [`resume ended with ${code}: ${errors.trim().split('\n').at(-1)}`] };
}

export function unknownIn(said: readonly Said[]): ReadonlySet<string> {
  return new Set(said.flatMap(({ kind, id }) => (kind === 'outcome-unknown' && id !== undefined ? [id] : [])));
}

/** Reads the library as any next start does, to its end. */
async function openOnce(scene: Scene, product: Product): Promise<void> {
  const opened = await openLibrary({
    folder: scene.library,
    cacheFolder: path.join(scene.home, 'libraries'),
    workerUrl: product.worker,
    create: true,
    onChange: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  await opened.value.settled();
  await opened.value.close();
}

/** The studio goes on by itself; at rest means that no edit of the folder is under way. */
export async function restartStudio(scene: Scene, product: Product): Promise<Restarted> {
  const { studio, close } = await makeStudio({
    home: scene.home,
    defaultLibraryFolder: scene.library,
    libraryFolder: scene.library,
    baseUrl: scene.server.baseUrl,
    environmentKey: scene.server.key,
    version: 'crash',
    hostVersions: { host: 'test', node: process.versions.node, chromium: '' },
    settings: { read: () => readSettings({}), write: () => undefined },
    spawnPictures: spawnWithNode(product.pictures),
    workerUrl: product.worker,
    loadKeychain: () => Promise.reject(new Error('no keychain')),
    manner: { kind: 'window' },
  });
  try {
    await studio.session()?.library.settled();
    const states = await atRest(scene);
    const { queue } = await studio.handlers['studio.snapshot'](undefined);
    return {
      unknownSaid: new Set(
        queue.edits.flatMap(({ id, state, failure }) => (state === 'unknown' && failure?.kind === 'outcome-unknown' ? [id] : [])),
      ),
      breaches: states === null ? [] : [`the window's edits never came to rest: ${states.join()}`],
    };
  } finally {
    await close();
  }
}

async function atRest(scene: Scene): Promise<readonly EditState[] | null> {
  for (const begun = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 25))) {
    const states = [...look(scene.folder).records.values()].map(({ state }) => state);
    if (states.every((state) => isAtEnd(state) || state === 'unknown')) return null;
    if (performance.now() - begun > restMs) return states;
  }
}

/** Whether any start got as far as making the folder. */
export const hasHome = (scene: Scene): boolean => readdirSync(scene.folder).includes('home');
