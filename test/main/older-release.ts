// A copy of what an older release left, opened by today's product as the command opens it, and asked what the release was asked.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { readCommandLine } from '../../main/command/arguments.ts';
import * as acts from '../../main/command/edit-commands.ts';
import { verify } from '../../main/command/library-commands.ts';
import { makeOutput } from '../../main/command/output.ts';
import { startReading } from '../../main/command/read-commands.ts';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import type { StudioConfig } from '../../main/settings/config.ts';
import { makeStudio } from '../../main/studio/studio.ts';
import { built } from '../built/built.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type JsonLine = Readonly<Record<string, unknown>>;

/** What the release itself said of its library: `test/fixtures/README.md`. */
export type Expected = Readonly<Record<'history' | 'trash' | 'show' | 'sent' | 'rehearsed' | 'names' | 'verify', readonly JsonLine[]>> & {
  readonly searches: Readonly<Record<string, readonly string[]>>;
  readonly saved: readonly string[];
  readonly snapshot: Readonly<Record<'settings' | 'library' | 'queue' | 'draft', unknown>>;
};

export const releaseFolder = fileURLToPath(new URL('../fixtures/0.1.0/', import.meta.url));
export const expected = JSON.parse(readFileSync(path.join(releaseFolder, 'expected.json'), 'utf8')) as Expected;

export type Place = { readonly home: string; readonly library: string };

export function copyRelease(): Place {
  const folder = temporaryFolder();
  cpSync(path.join(releaseFolder, 'home'), path.join(folder, 'home'), { recursive: true });
  cpSync(path.join(releaseFolder, 'library'), path.join(folder, 'library'), { recursive: true });
  return { home: path.join(folder, 'home'), library: path.join(folder, 'library') };
}

/** Every file of a folder by its path with forward slashes, as text that is equal for equal bytes. */
export function bytesBelow(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'latin1')]),
  );
}

export async function openRelease(
  { home, library }: Place,
  settings: StudioConfig['settings'],
  host: StudioConfig['host'] = { kind: 'command', patienceMs: 60_000, rehearse: false },
) {
  // Nobody listens there.
  const place = {
    home,
    defaultLibraryFolder: library,
    libraryFolder: library,
    baseUrl: 'http://127.0.0.1:9/model',
    environmentKey: 'a-key',
  };
  const { studio, close } = await makeStudio({
    ...place,
    version: '9.9.9',
    hostVersions: { host: 'test', node: '', chromium: '' },
    settings,
    toTrash: () => Promise.reject(new Error('nothing is thrown away here')),
    spawnPictures: spawnWithNode(built().pictures),
    workerUrl: built().worker,
    findProxy: async () => null,
    loadKeychain: () => Promise.reject(new Error('none here')),
    host,
  });
  let over: Promise<void> | null = null;
  const closeOnce = (): Promise<void> => (over ??= close());
  onTestFinished(closeOnce);

  /** The lines that a command prints with `--json`, with the library's folder as `<library>`. */
  const lines = async (...args: readonly string[]): Promise<readonly JsonLine[]> => {
    let printed = '';
    const line = await readCommandLine([...args, '--json']);
    const output = makeOutput({ json: true, stdout: (text) => (printed += text), stderr: () => undefined });
    const world = { studio, output, newIntent: () => 'none', stopping: new AbortController().signal };
    if (line.kind === 'history' || line.kind === 'sent' || line.kind === 'names') {
      const started = await startReading({ ...place, settings, workerUrl: built().worker, host: { kind: 'command' } }, line, output);
      await started.action(world.stopping);
      await started.close();
    } else if (line.kind === 'show') await acts.show(world, line);
    else if (line.kind === 'verify') await verify(world);
    else throw new Error(`nobody asks “${args.join(' ')}” here`);
    return printed
      .replaceAll(JSON.stringify(library).slice(1, -1), '<library>')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as JsonLine);
  };
  return { studio, lines, close: closeOnce };
}
