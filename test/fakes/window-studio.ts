// The studio in the window's way without its window: what processes that are started and killed by tests and benchmarks have in common.
import { homedir } from 'node:os';
import { readSettings } from '../../app/settings/settings.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import { readPaths } from '../../main/platform/paths.ts';
import { makeStudio } from '../../main/studio/studio.ts';
import type { OpenStudio, StudioConfig } from '../../main/studio/studio.ts';

/** `files` are the built picture process and index worker; the places are those of the environment unless `places` says otherwise. */
export function openWindowStudio(
  version: string,
  files: { readonly pictures: string; readonly worker: string },
  places: Pick<StudioConfig, 'home' | 'defaultLibraryFolder' | 'libraryFolder' | 'baseUrl' | 'environmentKey'> = readPaths(
    process.env,
    process.platform,
    homedir(),
  ),
  settings: Settings = readSettings({}),
): Promise<OpenStudio> {
  return makeStudio({
    ...places,
    version,
    hostVersions: { host: 'test', node: process.versions.node, chromium: '' },
    settings: { read: () => settings, write: () => undefined },
    toTrash: async () => undefined,
    spawnPictures: spawnWithNode(files.pictures),
    workerUrl: files.worker,
    findProxy: () => Promise.resolve(null),
    // Its dialog would belong to the person at this computer.
    loadKeychain: () => Promise.reject(new Error('no keychain')),
    host: { kind: 'window' },
  });
}
