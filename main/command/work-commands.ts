// The commands that make, change or check something: they have the whole studio, as the window has.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Settings } from '../../app/settings/settings.ts';
import { spawnWithNode } from '../pictures/host/process-host.ts';
import type { ReadingConfig } from '../studio/session/reading.ts';
import type { Session } from '../studio/session/session-type.ts';
import { makeStudio } from '../studio/studio.ts';
import { moveToTrash } from '../platform/system-trash.ts';
import * as actions from './edit-commands.ts';
import { key } from './key-command.ts';
import * as again from './again-commands.ts';
import type { CommandLine, ReadingLine } from './arguments.ts';
import { batch } from './batch-commands.ts';
import { exportCopies } from './export-commands.ts';
import { keepOfEdit, startKeepOfFiles } from './keep-commands.ts';
import * as libraryCommands from './library-commands.ts';
import * as organising from './organise-commands.ts';
import type { Output } from './output.ts';
import type { Started } from './started.ts';
import { resume } from './resume-command.ts';
import { leftBehind, waitsForAnswers } from './stopped.ts';
import { edit } from './run-edit.ts';
import { watch } from './watch-commands.ts';

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
  if (line.kind === 'backup' && line.from !== null) return libraryCommands.startRestore(line.from, line, output);
  const { studio, close } = await makeStudio({
    ...config,
    hostVersions: { host: 'command', node: process.versions.node, chromium: '' },
    settings: { read: settingsFor(config.settings.read, line), write: () => undefined },
    spawnPictures: spawnWithNode(config.pictureProcess),
    toTrash: moveToTrash,
    host: {
      kind: 'command',
      patienceMs: 'waitMs' in line ? line.waitMs : 60_000,
      looks: !makes(line),
      rehearse: (line.kind === 'edit' || line.kind === 'finish' || line.kind === 'vary' || line.kind === 'batch') && line.rehearsal,
    },
  });
  let batchGoesOn: string | null = null;
  const leaves = (words: string): void => void (batchGoesOn = words);
  return {
    action: (stopping) => doneBy(line.kind)({ studio, output, newIntent: randomUUID, stopping, leaves }, line),
    ...(sending.has(line.kind)
      ? stoppingOf(
          () => studio.session(),
          () => batchGoesOn,
        )
      : {}),
    close,
  };
}

/** Whether a line may be the first to have something to keep. All others need what is in a library already. */
function makes(line: WorkLine): boolean {
  if (line.kind === 'batch') return line.action.kind === 'start' || line.action.kind === 'chain' || line.action.kind === 'release';
  return line.kind === 'edit' || line.kind === 'import' || (line.kind === 'watch' && line.action.kind === 'add');
}

/** What happens when the command is stopped while edits of it are out. */
const stoppingOf = (session: () => Session | null, batchGoesOn: () => string | null): Pick<Started, 'stopped' | 'sending'> => ({
  stopped: () => leftBehind(session()?.editStore.all() ?? [], batchGoesOn()),
  sending: () => {
    const now = session();
    const words = waitsForAnswers(now?.editStore.all() ?? []);
    return now === null || words === null ? null : { words, over: now.queue.close() };
  },
});

/** `leaves` tells how a batch is gone on with, should the command be stopped. */
type WorkContext = actions.CommandContext & { readonly stopping: AbortSignal; readonly leaves: (words: string) => void };
type LineOf<K extends WorkLine['kind']> = Extract<WorkLine, { kind: K }>;
type Doing<K extends WorkLine['kind']> = (context: WorkContext, line: LineOf<K>) => Promise<number>;

/** What each command does; it answers its exit code. */
const doing: { readonly [K in WorkLine['kind']]: Doing<K> } = {
  edit,
  finish: again.finish,
  vary: again.vary,
  show: actions.show,
  resume,
  cancel: actions.cancel,
  forget: actions.forget,
  organise: organising.organise,
  'empty-trash': organising.emptyTrash,
  verify: libraryCommands.verify,
  rebuild: libraryCommands.rebuild,
  backup: libraryCommands.backUp,
  export: exportCopies,
  batch,
  watch,
  keep: keepOfEdit,
  import: libraryCommands.importPictures,
  key: (context, line) => key(context, line, readKey),
};
/** Those whose edits go on without them. */
const sending: ReadonlySet<WorkLine['kind']> = new Set(['edit', 'finish', 'vary', 'resume', 'batch', 'watch'] as const);
const doneBy = <K extends WorkLine['kind']>(kind: K): Doing<K> => doing[kind];

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
