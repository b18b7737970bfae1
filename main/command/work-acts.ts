// The commands that make, change or check something: they have the whole studio, as the window has.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Settings } from '../../app/settings/settings.ts';
import { spawnWithNode } from '../pictures/host/process-host.ts';
import type { ReadingConfig } from '../studio/session/reading.ts';
import { makeStudio } from '../studio/studio.ts';
import { moveToTrash } from '../platform/system-trash.ts';
import * as acts from './acts.ts';
import * as again from './again-acts.ts';
import type { CommandLine, ReadingLine } from './arguments.ts';
import { batch } from './batch-acts.ts';
import { exportCopies } from './export-acts.ts';
import { keepOfEdit, startKeepOfFiles } from './keep-acts.ts';
import * as libraryActs from './library-acts.ts';
import * as organising from './organise-acts.ts';
import type { Output } from './output.ts';
import type { Started } from './started.ts';
import { watch } from './watch-acts.ts';

export type WorkLine = Exclude<CommandLine, ReadingLine | { kind: 'help' | 'version' | 'wrong' }>;
export type WorkConfig = ReadingConfig & {
  readonly version: string;
  readonly systemMask: number;
  /** Where the picture process is; a built one lies elsewhere than its source. */
  readonly pictureProcess: string;
};

/** What the line says of names stands above the settings: it is of this one call. */
function settingsFor(read: () => Settings, line: WorkLine): () => Settings {
  const nameTemplate = 'nameTemplate' in line ? line.nameTemplate : undefined;
  return nameTemplate === undefined ? read : () => ({ ...read(), nameTemplate });
}

/** Throws as `makeStudio` does. */
export async function startWork(config: WorkConfig, line: WorkLine, output: Output): Promise<Started> {
  if (line.kind === 'keep' && line.files !== null) return startKeepOfFiles(config.pictureProcess, line, output);
  // The library that it replaces may be gone.
  if (line.kind === 'backup' && line.from !== null) return libraryActs.startRestore(line.from, line, output);
  const { studio, close } = await makeStudio({
    ...config,
    hostVersions: { host: 'command', node: process.versions.node, chromium: '' },
    settings: { read: settingsFor(config.settings.read, line), write: () => undefined },
    spawnPictures: spawnWithNode(config.pictureProcess),
    toTrash: moveToTrash,
    manner: {
      kind: 'command',
      patienceMs: 'waitMs' in line ? line.waitMs : 60_000,
      rehearse: (line.kind === 'edit' || line.kind === 'finish' || line.kind === 'vary' || line.kind === 'batch') && line.rehearsal,
    },
  });
  return { act: (stopping) => act({ studio, output, newIntent: randomUUID, stopping }, line), close };
}

function act(world: acts.World & { readonly stopping: AbortSignal }, asked: WorkLine): Promise<number> {
  switch (asked.kind) {
    case 'edit':
      return acts.edit(world, asked);
    case 'finish':
      return again.finish(world, asked);
    case 'vary':
      return again.vary(world, asked);
    case 'show':
      return acts.show(world, asked);
    case 'resume':
      return acts.resume(world, asked);
    case 'cancel':
      return acts.cancel(world, asked);
    case 'forget':
      return acts.forget(world, asked);
    case 'organise':
      return organising.organise(world, asked);
    case 'empty-trash':
      return organising.emptyTrash(world, asked);
    case 'verify':
      return libraryActs.verify(world);
    case 'rebuild':
      return libraryActs.rebuild(world);
    case 'backup':
      return libraryActs.backUp(world, asked);
    case 'export':
      return exportCopies(world, asked);
    case 'batch':
      return batch(world, asked);
    case 'watch':
      return watch(world, asked);
    case 'keep':
      return keepOfEdit(world, asked);
    case 'import':
      return libraryActs.importPictures(world, asked);
    case 'key':
      return acts.key(world, asked, readKey);
  }
}

/** From the keyboard without showing it, or all of standard input. */
async function readKey(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).trim();
  process.stderr.write('SeaArt key (not shown): ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
